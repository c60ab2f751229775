package dev.sluice.runtime.kafka;

import java.io.IOException;
import java.util.Map;
import java.util.Set;

/** Whom a committer asks what became of transactions. */
interface TransactionWitness extends AutoCloseable {

  /**
   * What is known of transactional ids; an id that is unknown (never used, or expired) is left out.
   *
   * @throws IOException when nobody could be asked; asking again later may help
   */
  Map<String, TransactionEvidence> describe(Set<String> transactionalIds)
      throws IOException, InterruptedException;

  @Override
  void close();
}
