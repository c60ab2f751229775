package dev.sluice.ops.audit;

import dev.sluice.core.name.LedgerTopic;
import dev.sluice.core.spec.CheckedPipeline;

/** Which topic a pipeline's ledger is. */
final class LedgerName {

  private LedgerName() {}

  static String of(CheckedPipeline pipeline) {
    return LedgerTopic.of(pipeline.spec().name()).value();
  }
}
