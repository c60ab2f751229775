package dev.sluice.ops.cli;

import dev.sluice.ops.console.CommandFailure;
import dev.sluice.ops.console.Console;
import dev.sluice.ops.console.ExitCode;
import dev.sluice.ops.flink.FlinkRest;
import dev.sluice.ops.flink.UploadedJar;
import dev.sluice.ops.job.JobWatch;
import dev.sluice.ops.job.PipelineJobs;
import dev.sluice.ops.patience.Patience;
import dev.sluice.ops.pipeline.PipelineFile;
import dev.sluice.ops.submit.JobJar;
import dev.sluice.ops.submit.JobLauncher;
import dev.sluice.ops.upgrade.GoBack;
import dev.sluice.ops.upgrade.OutcomeReport;
import dev.sluice.ops.upgrade.PlanText;
import dev.sluice.ops.upgrade.RunningVersion;
import dev.sluice.ops.upgrade.UnneededState;
import dev.sluice.ops.upgrade.Upgrade;
import dev.sluice.ops.upgrade.UpgradeLimits;
import dev.sluice.ops.upgrade.UpgradeOutcome;
import dev.sluice.ops.upgrade.UpgradePlan;
import dev.sluice.ops.upgrade.Version;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "upgrade",
    description = {
      "Replace a running pipeline by another version of its file, and keep its state.",
      "Shows what changes, asks, stops the old version with a savepoint, starts the new one from it, and waits until",
      "it runs and two of its checkpoints are complete. If it fails before it has committed anything, the old version is",
      "started again from the same savepoint."
    })
final class UpgradeCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(paramLabel = "FILE", description = "Pipeline file, the new version.")
  private Path file = Path.of("");

  @Mixin private FlinkOptions flink = new FlinkOptions();
  @Mixin private StartOptions start = new StartOptions();
  @Mixin private JobOptions job = new JobOptions();
  @Mixin private SavepointOptions savepoint = new SavepointOptions();

  @Option(
      names = "--drop-state",
      description = "Let go of the state of nodes that the new version does not have.")
  private boolean dropState;

  @Mixin private PlanOptions plan = new PlanOptions();
  @Mixin private OutputOption output = new OutputOption();

  UpgradeCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    Console console = context.console();
    PipelineFile now = PipelineFile.read(file, console);
    String name = now.checked().spec().name().value();
    Integer parallelism = start.parallelism(now.checked()).orElse(null);
    FlinkRest rest = flink.connect();
    RunningVersion old = RunningVersion.of(rest, new PipelineJobs(rest).live(name), console);
    JobJar jar = job.jar(context.home());
    UpgradePlan changes =
        UpgradePlan.of(
            old.file().checked(),
            now.checked(),
            dropState ? UnneededState.DROP : UnneededState.REFUSE);
    show(old, jar, changes, rest, console);
    if (changes.changes().isEmpty()
        && old.jarName().filter(jar.name()::equals).isPresent()
        && parallelism == null) {
      console.say("nothing is different; nothing to do");
      return 0;
    }
    job.requireKafka(now.checked(), console);
    if (!plan.confirmation().allows(console, "upgrade '" + name + "'?")) {
      return 0;
    }
    return OutcomeReport.of(
            carryOut(rest, old, now, jar, changes, parallelism),
            name,
            console,
            output.form() == OutputOption.Form.JSON
                ? OutcomeReport.Form.JSON
                : OutcomeReport.Form.TEXT)
        .number();
  }

  private static void show(
      RunningVersion old, JobJar jar, UpgradePlan changes, FlinkRest rest, Console console) {
    console.say(
        "upgrade of '%s' (job %s, %s) at %s"
            .formatted(old.job().name(), old.job().id(), old.job().state(), rest.address()));
    PlanText.lines(changes, console).forEach(console::say);
    if (old.jarName().filter(jar.name()::equals).isEmpty()) {
      console.say("  ~ job jar  " + old.jarName().orElse("unknown") + " -> " + jar.name());
    }
    if (!changes.refused().isEmpty()) {
      throw new CommandFailure(
          ExitCode.REJECTED,
          "the new version cannot take over the state: %d of %d changes; the old one goes on"
              .formatted(changes.refused().size(), changes.changes().size()),
          "state that is no longer needed is let go of with --drop-state; what is impossible needs another name for the node");
    }
  }

  private UpgradeOutcome carryOut(
      FlinkRest rest,
      RunningVersion old,
      PipelineFile now,
      JobJar jar,
      UpgradePlan changes,
      @Nullable Integer parallelism)
      throws IOException {
    Console console = context.console();
    JobWatch watch = new JobWatch(rest, Patience.urgent());
    JobLauncher launcher = new JobLauncher(rest, watch, console);
    UploadedJar newJar = launcher.provide(jar);
    Optional<UploadedJar> oldJar =
        old.jarName().isPresent() ? launcher.find(old.jarName().get()) : Optional.empty();
    if (oldJar.isEmpty()) {
      console.say(
          "the old version's job jar is not on the cluster; to go back would use the new one");
    }
    Integer oldParallelism =
        old.config().parallelism().isPresent()
            ? Integer.valueOf(old.config().parallelism().getAsInt())
            : null;
    Path folder =
        context.home().resolve(".sluice/upgrades").resolve(old.job().name() + "-" + old.job().id());
    GoBack goBack =
        GoBack.keeping(
            folder,
            old.file().text(),
            old.file().checked().spec().cluster(),
            file,
            old.job().name(),
            rest.address().toString());
    Upgrade upgrade =
        new Upgrade(
            rest,
            watch,
            console,
            new UpgradeLimits(savepoint.timeout(), start.startTimeout()),
            goBack);
    return upgrade.run(
        old.job(),
        new Version(old.file().text(), oldJar.orElse(newJar), oldParallelism),
        new Version(now.text(), newJar, parallelism == null ? oldParallelism : parallelism),
        changes,
        // for the same state backend, at once
        savepoint.target().inNativeFormat());
  }
}
