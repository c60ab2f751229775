package dev.sluice.core.check;

import dev.sluice.core.diagnostic.Code;
import dev.sluice.core.diagnostic.Findings;
import dev.sluice.core.spec.Settings;
import dev.sluice.core.spec.file.DurationText;
import dev.sluice.core.yaml.Section;
import dev.sluice.core.yaml.YamlNode.YamlScalar;
import java.time.Duration;

/**
 * A prepared transaction has to outlive the checkpoint that contains it and a restart. Kafka aborts
 * what is older, and with it records whose offsets have been counted as read.
 */
final class TransactionTimeout implements Check {
  @Override
  public void check(PipelineGraph graph, Findings findings) {
    Settings settings = graph.draft().settings();
    Duration needed = settings.checkpointTimeout().plus(settings.restartBudget());
    if (settings.transactionTimeout().filter(timeout -> timeout.compareTo(needed) < 0).isEmpty()) {
      return;
    }
    Section section = graph.draft().section().section("settings", "settings");
    YamlScalar timeout = section == null ? null : section.text("transaction-timeout");
    if (section != null && timeout != null) {
      findings.report(
          Code.TRANSACTION_TIMEOUT,
          timeout.span(),
          section.what()
              + ": transaction-timeout "
              + timeout.text()
              + " is shorter than checkpoint-timeout "
              + DurationText.of(settings.checkpointTimeout())
              + " plus restart-budget "
              + DurationText.of(settings.restartBudget())
              + "; Kafka would abort what a restart still has to commit",
          "write " + DurationText.of(needed) + " or more");
    }
  }
}
