package dev.sluice.ops.demo;

import dev.sluice.core.ledger.law.Scope;
import dev.sluice.core.spec.SecretResolver;
import dev.sluice.ops.audit.Audit;
import dev.sluice.ops.audit.AuditPlan;
import dev.sluice.ops.audit.AuditPlan.Depth;
import dev.sluice.ops.audit.AuditReport;
import dev.sluice.ops.audit.AuditText;
import dev.sluice.ops.audit.Verdict;
import dev.sluice.ops.cluster.ClassPathFolder;
import dev.sluice.ops.cluster.KafkaCluster;
import dev.sluice.ops.cluster.KafkaClusterSpec;
import dev.sluice.ops.cluster.ProcessLogs;
import dev.sluice.ops.console.CommandFailure;
import dev.sluice.ops.console.Console;
import dev.sluice.ops.console.Console.Colour;
import dev.sluice.ops.console.ExitCode;
import dev.sluice.ops.pipeline.PipelineFile;
import dev.sluice.ops.run.LocalProcess;
import dev.sluice.ops.submit.JobJar;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The demo from the first process to the verdict. */
final class DemoRun {
  private static final String PIPELINE = "conf/pipelines/flight-delays.yaml";
  private static final String DATA = "conf/data/flights-2001.jsonl.gz";
  private static final long SEED = 2001;

  /** Long enough for some checkpoints before and after the TaskManager is terminated. */
  private static final int LOADING_SECONDS = 8;

  /** Everything takes seconds; a machine that needs minutes is not slow, something is broken. */
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private static final Duration TICK = Duration.ofMillis(50);

  // everything lives for seconds: what the optimising compiler would take is lost
  private static final List<String> SHORT_LIVED =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto");

  private final Path home;
  private final Console console;
  private final Progress progress;

  DemoRun(Path home, Console console) {
    this.home = home;
    this.console = console;
    this.progress = new Progress(console);
  }

  ExitCode run(Ending ending) throws IOException {
    DemoData data = DemoData.read(home.resolve(DATA), SEED);
    try (Workspace workspace = Workspace.create();
        KilledAtTheEnd kafka = new KilledAtTheEnd(startKafka(workspace))) {
      String servers = kafka.cluster().bootstrapServers();
      DemoTopics.create(servers);
      progress.step("starting Flink with two TaskManagers and " + PIPELINE);
      Path file = workspace.pipeline(home.resolve(PIPELINE), servers);
      try (PipelineProcess pipeline = PipelineProcess.start(process(workspace, file))) {
        String webUi = pipeline.awaitLine("web UI:", LIMIT);
        progress.step("web UI at " + webUi);
        DemoReport report = observe(pipeline, servers, data, ending);
        print(report);
        Verdict verdict = audit(file);
        if (ending == Ending.KEEP) {
          console.say("");
          console.say("web UI             " + webUi);
          console.say("bootstrap servers  " + servers);
          console.say("it all runs on; Ctrl-C ends it");
          pipeline.awaitEnd();
        }
        return report.exitCode() == ExitCode.DONE ? verdict.exitCode() : report.exitCode();
      }
    }
  }

  private KafkaCluster startKafka(Workspace workspace) {
    progress.step("starting Kafka in " + workspace.folder());
    ClassPathFolder jars = new ClassPathFolder(home.resolve("common/processes/kafka/target/lib"));
    return KafkaCluster.start(
        KafkaClusterSpec.ofSize(1, workspace.kafka(), jars)
            .withJvmFlags(with(SHORT_LIVED, "-Xmx512m")));
  }

  private LocalProcess process(Workspace workspace, Path pipeline) throws IOException {
    List<String> arguments =
        List.of(
            "--pipeline",
            pipeline.toString(),
            "--state-dir",
            workspace.state().toString(),
            "--task-managers",
            "2",
            "--slots",
            "1");
    return LocalProcess.in(
            home, JobJar.locate(home), new ProcessLogs(workspace.logs(), "flink"), arguments)
        .withJvmFlags(with(SHORT_LIVED, "-Xmx1g", "-Djava.io.tmpdir=" + workspace.scratch()));
  }

  private DemoReport observe(
      PipelineProcess pipeline, String servers, DemoData data, Ending ending) {
    try (CommittedRecords output = new CommittedRecords(servers, DemoTopics.OUTPUTS)) {
      load(pipeline, servers, data, output);
      Expectation expectation = expectation(servers, data);
      int expected = expectation.outcomes().size();
      progress.step(text("waiting until %,d records are committed", expected));
      output.await(
          expected,
          LIMIT,
          () -> {
            pipeline.requireAlive();
            progress.update(text("committed %,d of %,d", output.count(), expected));
          });
      if (ending == Ending.STOP) {
        progress.step("stopping the pipeline with a savepoint");
        pipeline.command("stop");
        pipeline.awaitLine("stopped with savepoint", LIMIT);
      }
      output.readToEnd(LIMIT);
      return DemoReport.of(expectation, output.records());
    }
  }

  private void load(
      PipelineProcess pipeline, String servers, DemoData data, CommittedRecords output) {
    List<InputRecord> records = data.records();
    progress.step(
        text(
            "loading %,d records: %,d flights, %,d repeated ones, %,d malformed ones",
            records.size(), data.flights(), data.repeated(), data.malformed()));
    int half = records.size() / 2;
    try (Feed feed = new Feed(servers, records.size() / LOADING_SECONDS)) {
      Runnable look =
          () -> {
            pipeline.requireAlive();
            output.poll(TICK);
            progress.update(text("loaded %,d, committed %,d", feed.sent(), output.count()));
          };
      feed.send(records.subList(0, half), look);
      // in the middle of its work, not of its start
      output.await(1, LIMIT, look);
      progress.step(
          text("terminating a TaskManager (loaded %,d, committed %,d)", half, output.count()));
      pipeline.command("terminate-task-manager");
      feed.send(records.subList(half, records.size()), look);
      pipeline.awaitLine("terminated one TaskManager", LIMIT);
    }
  }

  /** From what lies in Kafka, not from what was sent. */
  private static Expectation expectation(String servers, DemoData data) {
    try (CommittedRecords input = new CommittedRecords(servers, List.of(DemoTopics.INPUT))) {
      input.readToEnd(LIMIT);
      if (input.count() != data.records().size()) {
        throw new CommandFailure(
            ExitCode.BUG,
            text("%,d records were loaded, Kafka has %,d", data.records().size(), input.count()));
      }
      return Expectation.of(input.records());
    }
  }

  private void print(DemoReport report) {
    progress.step("compared record by record");
    console.say("");
    report.table().forEach(console::data);
    console.data("");
    report.samples().forEach(console::data);
    console.data("");
    if (report.exitCode() == ExitCode.DONE) {
      console.say(console.paint(Colour.GREEN, "every record is accounted for exactly once"));
    } else {
      report.differences().forEach(console::say);
      console.say(console.paint(Colour.RED, "the output is not what it must be"));
    }
  }

  /** What a user can ask at any time, of Kafka alone. */
  private Verdict audit(Path pipeline) {
    AuditPlan plan =
        new AuditPlan(
            PipelineFile.read(pipeline, console).checked(), Scope.ALL, Depth.EVERYTHING, 1);
    AuditReport report = new Audit(plan, SecretResolver.ofProcess(), console).run();
    console.data("");
    console.data("sluice audit --full " + PIPELINE);
    AuditText.lines(report, console).forEach(console::data);
    return report.verdict();
  }

  private static List<String> with(List<String> some, String... others) {
    return Stream.concat(some.stream(), List.of(others).stream()).toList();
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  /** Its data is not needed any more, so nothing is waited for. */
  private record KilledAtTheEnd(KafkaCluster cluster) implements AutoCloseable {
    @Override
    public void close() {
      Interruption.letCleanUp();
      cluster.killForcibly();
    }
  }
}
