package dev.sluice.runtime.kafka;

import java.util.Optional;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;

/**
 * The output of an epoch is gone, or may be: the pipeline stops and says which input it was made
 * from.
 */
public final class LostTransactionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private LostTransactionException(String message, Throwable cause) {
    super(message, cause);
  }

  static LostTransactionException lost(
      String sink, EpochCommittable committable, TransactionEvidence evidence, Throwable refusal) {
    return new LostTransactionException(
        "runtime/lost-transaction: sink '"
            + sink
            + "' lost the output of one checkpoint: Kafka aborted transaction "
            + name(committable.transaction())
            + " before it was committed ("
            + evidence
            + "). Missing in the output are"
            + " the results of "
            + committable.inputs()
            + ". Usual cause: the pipeline was down for longer than the"
            + " transaction timeout. Write the results of these offsets again with a pipeline that reads only them, or start"
            + " again from a checkpoint taken before they were read: then everything committed since is written twice."
            + " Raise settings.transaction-timeout"
            + " (at most the broker's transaction.max.timeout.ms) above your longest outage.",
        refusal);
  }

  static LostTransactionException undecidable(
      String sink,
      EpochCommittable committable,
      Optional<TransactionEvidence> evidence,
      Throwable refusal) {
    return new LostTransactionException(
        "runtime/undecidable-transaction: sink '"
            + sink
            + "' cannot tell whether transaction "
            + name(committable.transaction())
            + " was committed: the commit was refused and the coordinator "
            + evidence.map(e -> "reports " + e).orElse("no longer knows the id")
            + ". It holds the results of "
            + committable.inputs()
            + ". Look for them in the output with read_committed:"
            + " if they are there, start from a later checkpoint; if not, from an earlier one (what was committed since is then written twice).",
        refusal);
  }

  private static String name(KafkaCommittable transaction) {
    return "'"
        + transaction.getTransactionalId()
        + "' (producer id "
        + transaction.getProducerId()
        + ", epoch "
        + transaction.getEpoch()
        + ")";
  }
}
