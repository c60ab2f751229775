package dev.sluice.runtime.kafka;

import java.io.IOException;
import java.util.Optional;

/** Whom a committer asks what became of a transaction. */
interface TransactionWitness extends AutoCloseable {

  /**
   * What is known of a transactional id; empty if it is unknown (never used, or expired).
   *
   * @throws IOException when nobody could be asked; asking again later may help
   */
  Optional<TransactionEvidence> describe(String transactionalId)
      throws IOException, InterruptedException;

  @Override
  void close();
}
