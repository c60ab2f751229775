package dev.sluice.ops.upgrade;

import dev.sluice.ops.console.Console;
import dev.sluice.ops.console.Console.Colour;
import dev.sluice.ops.upgrade.Change.Effect;
import java.util.ArrayList;
import java.util.List;

/** A plan for a person: every change, what it does to state, and what would be done. */
public final class PlanText {

  private PlanText() {}

  public static List<String> lines(UpgradePlan plan, Console console) {
    List<String> lines = new ArrayList<>();
    int width =
        plan.changes().stream().mapToInt(change -> change.subject().length()).max().orElse(0);
    for (Change change : plan.changes()) {
      String subject = change.subject() + " ".repeat(width - change.subject().length());
      lines.add(
          "  "
              + change.kind().sign()
              + " "
              + subject
              + "  "
              + change.message()
              + effect(change, plan, console));
    }
    return lines;
  }

  private static String effect(Change change, UpgradePlan plan, Console console) {
    if (change.effect() == Effect.KEEPS_STATE) {
      return "";
    }
    if (change.effect() == Effect.IMPOSSIBLE) {
      return "  " + console.paint(Colour.RED, "[impossible]");
    }
    return plan.unneeded() == UnneededState.DROP
        ? "  " + console.paint(Colour.YELLOW, "[state is dropped]")
        : "  " + console.paint(Colour.RED, "[needs --drop-state]");
  }
}
