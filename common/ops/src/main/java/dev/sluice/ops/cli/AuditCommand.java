package dev.sluice.ops.cli;

import dev.sluice.core.ledger.law.Scope;
import dev.sluice.core.spec.SecretResolver;
import dev.sluice.ops.audit.Audit;
import dev.sluice.ops.audit.AuditJson;
import dev.sluice.ops.audit.AuditPlan;
import dev.sluice.ops.audit.AuditPlan.Depth;
import dev.sluice.ops.audit.AuditReport;
import dev.sluice.ops.audit.AuditText;
import dev.sluice.ops.audit.AuditWatch;
import dev.sluice.ops.audit.WatchJson;
import dev.sluice.ops.audit.WatchText;
import dev.sluice.ops.console.CommandFailure;
import dev.sluice.ops.console.Console;
import dev.sluice.ops.console.ExitCode;
import dev.sluice.ops.pipeline.PipelineFile;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "audit",
    description = {
      "Prove from Kafka alone that every input record is accounted for exactly once, or name the records that are not.",
      "Exit code 0: balanced; 7: not."
    })
final class AuditCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(paramLabel = "FILE", description = "Pipeline file.")
  private Path file = Path.of("");

  @Option(
      names = "--full",
      description = "Read every record of the output topics too, and name what differs.")
  private boolean full;

  @Option(
      names = "--follow",
      description = "Go on: a line for each epoch, and the verdict whenever it changes.")
  private boolean follow;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Readers of an output topic (default: one for each processor).")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Mixin private ScopeOptions scope = new ScopeOptions();
  @Mixin private OutputOption output = new OutputOption();

  AuditCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    if (full && follow) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "--full and --follow do not go together",
          "follow the ledger with --follow, and read the outputs now and then with --full");
    }
    if (threads < 1) {
      throw new CommandFailure(ExitCode.USAGE, "--threads " + threads + " is less than 1");
    }
    Console console = context.console();
    Scope asked = scope.scope();
    AuditPlan plan =
        new AuditPlan(
            PipelineFile.read(file, console).checked(),
            asked,
            full ? Depth.EVERYTHING : Depth.BOOKS,
            threads);
    SecretResolver secrets = SecretResolver.ofProcess();
    return (follow ? watch(plan, secrets) : once(plan, secrets)).number();
  }

  private ExitCode once(AuditPlan plan, SecretResolver secrets) {
    Console console = context.console();
    AuditReport report = new Audit(plan, secrets, console).run();
    switch (output.form()) {
      case TEXT -> AuditText.lines(report, console).forEach(console::data);
      case JSON -> console.data(AuditJson.text(report));
    }
    return report.verdict().exitCode();
  }

  private ExitCode watch(AuditPlan plan, SecretResolver secrets) {
    AuditWatch.Listener listener =
        switch (output.form()) {
          case TEXT -> new WatchText(context.console());
          case JSON -> new WatchJson(context.console());
        };
    return new AuditWatch(plan, secrets, listener)
        .run(() -> !Thread.currentThread().isInterrupted())
        .exitCode();
  }
}
