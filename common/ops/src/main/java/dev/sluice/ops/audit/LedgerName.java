package dev.sluice.ops.audit;

import dev.sluice.core.name.TopicName;
import dev.sluice.core.spec.CheckedPipeline;
import dev.sluice.ops.console.CommandFailure;
import dev.sluice.ops.console.ExitCode;

/** Which topic a pipeline's ledger is. */
final class LedgerName {

  private LedgerName() {}

  static String of(CheckedPipeline pipeline) {
    return pipeline
        .spec()
        .ledgerTopic()
        .map(TopicName::value)
        .orElseThrow(
            () ->
                new CommandFailure(
                    ExitCode.NOT_READY,
                    "'%s' keeps no ledger".formatted(pipeline.spec().name()),
                    "its file says 'ledger: off': without that line it keeps one from the next start on"));
  }
}
