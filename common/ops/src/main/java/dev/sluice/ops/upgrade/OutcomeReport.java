package dev.sluice.ops.upgrade;

import dev.sluice.ops.console.Console;
import dev.sluice.ops.console.Console.Colour;
import dev.sluice.ops.console.ExitCode;
import dev.sluice.ops.json.JsonText;
import dev.sluice.ops.upgrade.UpgradeOutcome.RolledBack;
import dev.sluice.ops.upgrade.UpgradeOutcome.Stuck;
import dev.sluice.ops.upgrade.UpgradeOutcome.Upgraded;

/** Tells how an upgrade has ended. */
public final class OutcomeReport {

  /** Who reads the result. */
  public enum Form {
    TEXT,
    JSON
  }

  private OutcomeReport() {}

  public static ExitCode of(UpgradeOutcome outcome, String pipeline, Console console, Form form) {
    JsonText.Members members = new JsonText.Members().put("pipeline", pipeline);
    String line;
    ExitCode code = ExitCode.ROLLED_BACK;
    if (outcome instanceof Upgraded upgraded) {
      console.say(
          console.paint(Colour.GREEN, "upgraded")
              + ": '%s' runs as job %s".formatted(pipeline, upgraded.job()));
      members.put("outcome", "upgraded").put("job", upgraded.job().value());
      line = upgraded.job().value();
      code = ExitCode.DONE;
    } else if (outcome instanceof RolledBack back) {
      console.say(console.paint(Colour.YELLOW, "rolled back") + ": " + back.reason());
      console.say(
          "nothing of the new version was committed; the old version runs as job " + back.job());
      members
          .put("outcome", "rolled-back")
          .put("job", back.job().value())
          .put("reason", back.reason());
      line = back.job().value();
    } else if (outcome instanceof Stuck stuck) {
      console.say(console.paint(Colour.RED, "stuck") + ": " + stuck.reason());
      stuck.remedies().forEach(remedy -> console.say("  " + remedy));
      members
          .put("outcome", "stuck")
          .put("reason", stuck.reason())
          .put("remedies", stuck.remedies());
      line = outcome.savepoint();
    } else {
      throw new IllegalStateException("no words for " + outcome);
    }
    members.put("savepoint", outcome.savepoint());
    console.data(form == Form.JSON ? JsonText.pretty(members.map()) : line);
    return code;
  }
}
