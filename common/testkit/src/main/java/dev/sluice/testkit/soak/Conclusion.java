package dev.sluice.testkit.soak;

import dev.sluice.ops.console.Console;
import dev.sluice.ops.console.Console.Colour;
import dev.sluice.testkit.soak.CheckResult.Answer;
import java.nio.file.Path;
import java.util.Locale;

/** What a person reads in the terminal when a run has ended. */
record Conclusion(SoakResult result, Console console) {

  void print(Path page) {
    for (CheckResult check : result.observed().checks()) {
      console.data("%s  %-22s %s".formatted(painted(check.answer()), check.name(), check.text()));
    }
    console.data("");
    console.data(
        String.format(
            Locale.ROOT,
            "%,d records written, %,d committed, %d faults, seed %d",
            result.produced(),
            result.committed(),
            result.faultCount(),
            result.spec().seed()));
    console.data("report: " + page);
    if (result.held()) {
      console.data(console.paint(Colour.GREEN, "HELD: nothing lost, nothing twice, in order"));
    } else {
      console.data(console.paint(Colour.RED, "NOT HELD") + ". Again: " + result.spec().replay());
    }
  }

  private String painted(Answer answer) {
    return switch (answer) {
      case HELD -> console.paint(Colour.GREEN, "held   ");
      case BROKEN -> console.paint(Colour.RED, "BROKEN ");
      case SKIPPED -> console.paint(Colour.YELLOW, "SKIPPED");
    };
  }
}
