package dev.sluice.testkit.soak;

import dev.sluice.ops.cluster.FailureReport;
import dev.sluice.ops.console.Console;
import dev.sluice.ops.console.ExitCode;
import dev.sluice.ops.console.SystemConsole;
import dev.sluice.testkit.fault.Fault;
import dev.sluice.testkit.fault.FaultSite;
import dev.sluice.testkit.fault.Faults;
import dev.sluice.testkit.process.JobJars;
import dev.sluice.testkit.process.ReactorRoot;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code scripts/soak}: a long run under random faults, and a page that shows it. */
@Command(
    name = "soak",
    description = {
      "Runs two pipelines on a Kafka and a Flink of its own, under load, and inflicts random faults on them: "
          + "processes die and freeze, wires break, disks fill. Then proves that nothing was lost, repeated or disordered.",
      "The same seed makes the same choices: load, kinds of faults, their order and targets."
    },
    mixinStandardHelpOptions = true,
    usageHelpWidth = 110,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every check held",
      "1:a bug of ours",
      "2:wrong use",
      "5:something is missing on this machine",
      "7:a check did not hold"
    })
public final class SoakCommand implements Callable<Integer> {
  private static final InstantSource CLOCK = InstantSource.system();

  private final Console console;
  private final Path workingFolder;
  private final Function<FaultSite, List<Fault>> faults;

  @Option(
      names = "--minutes",
      defaultValue = "60",
      description = "Time under faults (default: 60).")
  private int minutes;

  @Option(names = "--seed", description = "Of all choices (default: a random one, printed).")
  private @Nullable Long seed;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "" + SoakSpec.PER_SECOND,
      description = "Records written in a second (default: ${DEFAULT-VALUE}).")
  private int rate;

  @Option(
      names = "--faults",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Go on until so many were made (default: ${DEFAULT-VALUE}). 0: load alone, and no job may restart.")
  private int faultCount;

  @Option(
      names = "--records",
      paramLabel = "N",
      defaultValue = "0",
      description = "Go on until so many were written (default: ${DEFAULT-VALUE}).")
  private long records;

  @Option(
      names = "--burst",
      paramLabel = "N",
      defaultValue = "2",
      description =
          "Up to so many faults at once before the pipelines are waited for (default: ${DEFAULT-VALUE}).")
  private int burst;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      defaultValue = ".sluice/soak",
      description = "Gets report.html and history.jsonl (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("");

  @Option(names = "--only", paramLabel = "KIND", description = "Only these kinds of faults.")
  private @Nullable List<String> only;

  @Option(
      names = "--scenarios",
      description = "The scenarios of the build, one after the other, instead of random faults.")
  private boolean scenarios;

  /**
   * @param workingFolder what {@code --out} is relative to
   */
  SoakCommand(Console console, Path workingFolder, Function<FaultSite, List<Fault>> faults) {
    this.console = console;
    this.workingFolder = workingFolder;
    this.faults = faults;
  }

  public static void main(String[] arguments) {
    System.exit(execute(Faults::all, arguments));
  }

  static int execute(Function<FaultSite, List<Fault>> faults, String... arguments) {
    Console console = SystemConsole.open();
    Path workingFolder = Path.of(System.getProperty("sluice.invoked-in", ""));
    return new CommandLine(new SoakCommand(console, workingFolder, faults))
        .setOut(console.out())
        .setErr(console.err())
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> FailureReport.print("soak", failure, console))
        .execute(arguments);
  }

  @Override
  public Integer call() throws IOException {
    long chosen = seed == null ? ThreadLocalRandom.current().nextInt(1, 1_000_000) : seed;
    SoakSpec spec =
        scenarios
            ? SoakSpec.ofScenarios(Scenario.OF_THE_BUILD, SoakSpec.RECORDS_OF_THE_BUILD, chosen)
            : random(chosen);
    Path folder = workingFolder.resolve(out);
    Path jobJar = JobJars.find(ReactorRoot.find());
    console.say(
        scenarios
            ? "seed %d, %d scenarios".formatted(chosen, spec.scenarios().size())
            : "seed %d, %d minutes".formatted(chosen, minutes));
    SoakResult result = run(new SoakRun(spec, folder, jobJar, faults, console, CLOCK));
    Path page = folder.resolve("report.html");
    ReportPage.write(result, page);
    new Conclusion(result, console).print(page);
    return (result.held() ? ExitCode.DONE : ExitCode.VIOLATED).number();
  }

  private SoakSpec random(long chosen) {
    return new SoakSpec(
        Duration.ofMinutes(minutes),
        records,
        faultCount,
        burst,
        chosen,
        rate,
        only == null ? List.of() : only,
        List.of(),
        SoakBounds.TWO_CORES);
  }

  private SoakResult run(SoakRun soak) {
    try {
      return soak.run();
    } catch (IllegalStateException e) {
      console.say("the run broke off. Again: " + soak.spec().replay());
      throw e;
    }
  }
}
