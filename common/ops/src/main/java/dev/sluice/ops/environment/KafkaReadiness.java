package dev.sluice.ops.environment;

import dev.sluice.core.spec.CheckedPipeline;
import dev.sluice.core.spec.SecretResolver;
import dev.sluice.ops.console.CommandFailure;
import dev.sluice.ops.console.Console;
import dev.sluice.ops.console.Console.Colour;
import dev.sluice.ops.console.ExitCode;
import dev.sluice.ops.environment.Finding.Level;
import dev.sluice.ops.kafka.KafkaFacts;
import dev.sluice.ops.kafka.KafkaSurvey;
import java.util.List;

/** Asks Kafka, shows what was found, and refuses to go on when the pipeline could not run. */
public final class KafkaReadiness {
  private final SecretResolver secrets;
  private final Console console;

  public KafkaReadiness(SecretResolver secrets, Console console) {
    this.secrets = secrets;
    this.console = console;
  }

  public void require(CheckedPipeline pipeline) {
    KafkaFacts facts =
        new KafkaSurvey(secrets.resolve(pipeline.cluster().common()))
            .ask(EnvironmentCheck.questions(pipeline.spec()));
    List<Finding> findings = EnvironmentCheck.findings(pipeline.spec(), facts);
    findings.forEach(this::show);
    long errors = findings.stream().filter(finding -> finding.level() == Level.ERROR).count();
    if (errors > 0) {
      throw new CommandFailure(
          ExitCode.NOT_READY,
          "Kafka is not ready for '%s': %d of %d findings are errors"
              .formatted(pipeline.spec().name(), errors, findings.size()));
    }
  }

  private void show(Finding finding) {
    String level =
        switch (finding.level()) {
          case ERROR -> console.paint(Colour.RED, "error");
          case WARNING -> console.paint(Colour.YELLOW, "warning");
        };
    console.say("kafka  " + level + "  " + finding.message());
    console.say("       " + finding.remedy());
  }
}
