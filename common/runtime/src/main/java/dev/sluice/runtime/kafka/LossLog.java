package dev.sluice.runtime.kafka;

import dev.sluice.core.ledger.Loss;
import java.io.IOException;
import java.util.List;

/** Where a committer writes down what it found lost. */
interface LossLog {
  /** Where there is no ledger: what is lost is in the log file alone. */
  LossLog NONE = losses -> {};

  /**
   * Returns when Kafka has them all; written twice they are the same records.
   *
   * @throws IOException when one of them may not be there
   */
  void write(List<Loss> losses) throws IOException, InterruptedException;

  /**
   * What is lost in all, a line each, once the other subtasks have had time to find out and to
   * write down their part: the stop of one cancels them all.
   */
  default List<String> all() throws IOException, InterruptedException {
    return List.of();
  }
}
