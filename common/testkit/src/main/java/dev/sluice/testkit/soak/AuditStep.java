package dev.sluice.testkit.soak;

import dev.sluice.ops.console.Console;
import dev.sluice.ops.console.Console.Colour;
import dev.sluice.ops.console.ExitCode;
import dev.sluice.testkit.process.CommandRun;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The user's own proof, {@code sluice audit}, must come to the same verdict as the checks here that
 * know what was written.
 */
record AuditStep(SoakPipeline pipeline, Console console) {

  List<CheckResult> run() {
    String name = "audit of " + pipeline.pipeline();
    if (!exists()) {
      String why = "this build has no command 'sluice audit'";
      console.say(console.paint(Colour.YELLOW, "SKIPPED: " + name + ": " + why));
      return List.of(CheckResult.skipped(name, why));
    }
    String file = pipeline.file().toString();
    return List.of(
        result(name, List.of("audit", file)),
        result(name + ", full", List.of("audit", file, "--full")));
  }

  private static boolean exists() {
    return SoakSite.command(List.of("--help"))
        .data()
        .lines()
        .anyMatch(line -> line.strip().startsWith("audit "));
  }

  private CheckResult result(String name, List<String> command) {
    console.say("sluice " + String.join(" ", command));
    CommandRun ending = SoakSite.command(command);
    String last =
        (ending.data() + "\n" + ending.words())
            .lines()
            .filter(line -> !line.isBlank())
            // the head is enough of an audit that found nothing
            .limit(ending.exit() == ExitCode.DONE.number() ? 4 : 40)
            .collect(Collectors.joining(" / "));
    return CheckResult.of(
        name, ending.exit() == ExitCode.DONE.number(), "exit " + ending.exit() + ": " + last);
  }
}
