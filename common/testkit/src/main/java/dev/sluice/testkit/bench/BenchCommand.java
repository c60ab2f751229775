package dev.sluice.testkit.bench;

import dev.sluice.ops.cluster.FailureReport;
import dev.sluice.ops.cluster.KafkaCluster;
import dev.sluice.ops.cluster.KafkaClusterSpec;
import dev.sluice.ops.console.CommandFailure;
import dev.sluice.ops.console.Console;
import dev.sluice.ops.console.ExitCode;
import dev.sluice.ops.console.SystemConsole;
import dev.sluice.testkit.process.ProcessFolder;
import dev.sluice.testkit.process.ReactorRoot;
import dev.sluice.testkit.process.RunningVersions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code scripts/bench}: Sluice and its peers side by side. */
@Command(
    name = "bench",
    description =
        "Does the same work with Sluice and with its peers, in turns, a fresh JVM each, on one broker, and compares what "
            + "came out before a figure counts.",
    mixinStandardHelpOptions = true,
    usageHelpWidth = 110,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:a bug of ours",
      "2:wrong use",
      "5:something is missing on this machine",
      "7:a contestant wrote something else than the work asks for"
    })
public final class BenchCommand implements Callable<Integer> {
  private final Console console;
  private final Path workingFolder;

  @Option(
      names = "--work",
      paramLabel = "NAME",
      description =
          "Only this, or all whose names begin with this and a dash, such as growth; may be given several times "
              + "(default: all but growth).")
  private List<String> names = List.of();

  @Option(
      names = "--contestant",
      paramLabel = "NAME",
      description =
          "Only those whose name contains this, whatever the case; may be given several times (default: all).")
  private List<String> contestants = List.of();

  @Option(
      names = "--records",
      paramLabel = "N",
      description =
          "In a work's input (default: 12000000 flights, 2000000 orders, 11625000 with repeats).")
  private @Nullable Long records;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "3",
      description = "Runs of each contestant (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      defaultValue = ".sluice/bench",
      description = "Gets bench.html and bench.json (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("");

  private BenchCommand(Console console, Path workingFolder) {
    this.console = console;
    this.workingFolder = workingFolder;
  }

  public static void main(String[] arguments) {
    Console console = SystemConsole.open();
    Path workingFolder = Path.of(System.getProperty("sluice.invoked-in", ""));
    System.exit(
        new CommandLine(new BenchCommand(console, workingFolder))
            .setOut(console.out())
            .setErr(console.err())
            .setExecutionExceptionHandler(
                (failure, command, parsed) -> FailureReport.print("bench", failure, console))
            .execute(arguments));
  }

  @Override
  public Integer call() throws IOException {
    if ((records != null && records < 1) || rounds < 1) {
      throw new CommandFailure(ExitCode.USAGE, "--records and --rounds are positive");
    }
    List<Work> chosen = chosen();
    Path home = ReactorRoot.find();
    Path folder = workingFolder.resolve(out).toAbsolutePath();
    Path runs = Files.createTempDirectory(Files.createDirectories(folder), "runs-");
    List<WorkResult> results = new ArrayList<>();
    try (KafkaCluster kafka =
        KafkaCluster.start(
            KafkaClusterSpec.ofSize(1, runs.resolve("kafka"), ReactorRoot.classPath("kafka"))
                .withJvmFlags(List.of("-Xms1g", "-Xmx1g")))) {
      for (Work work : chosen) {
        results.add(run(work, kafka, home, runs));
      }
    }
    ProcessFolder.delete(runs);
    BenchPage.write(RunningVersions.of("kafka"), results, folder);
    console.say("drawn: " + folder.resolve("bench.html"));
    return ExitCode.DONE.number();
  }

  private WorkResult run(Work work, KafkaCluster kafka, Path home, Path runs) throws IOException {
    long records = this.records == null ? work.feed().enough() : this.records;
    long warmUp = work.feed().warmUp(records);
    if (warmUp >= records) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "%s measures nothing before the %,dth record".formatted(work.name(), warmUp + 1),
          "--records takes more than that; without it there are %,d"
              .formatted(work.feed().enough()));
    }
    console.say("%s: writing %,d records".formatted(work.name(), records));
    Course course = Course.lay(work, records, kafka.bootstrapServers(), home);
    Map<Contestant, List<Lap>> laps =
        new Contest(kafka.node(1), kafka.bootstrapServers(), home, runs, console)
            .run(course, rounds);
    WorkResult result =
        new WorkResult(
            work.name(),
            work.title(),
            records,
            course.bytes() / records,
            course.percent(),
            laps.entrySet().stream()
                .map(entry -> Standing.of(entry.getKey(), entry.getValue()))
                .toList());
    console.data(work.name() + ": " + work.title());
    result.lines().forEach(console::data);
    return result;
  }

  private List<Work> chosen() {
    List<Work> known = Stream.concat(Works.ALL.stream(), Growth.ALL.stream()).toList();
    names.stream()
        .filter(name -> known.stream().noneMatch(work -> work.isCalled(name)))
        .findFirst()
        .ifPresent(
            name -> {
              throw new CommandFailure(
                  ExitCode.USAGE,
                  "no work '" + name + "'",
                  "there are " + known.stream().map(Work::name).collect(Collectors.joining(", ")));
            });
    List<Work> works =
        (names.isEmpty() ? Works.ALL : known)
            .stream()
                .filter(work -> names.isEmpty() || names.stream().anyMatch(work::isCalled))
                .map(work -> work.only(contestants))
                .toList();
    if (works.stream().anyMatch(work -> work.contestants().isEmpty())) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "a work has no contestant " + String.join(", ", contestants),
          "leave --contestant out to see their names");
    }
    return works;
  }
}
