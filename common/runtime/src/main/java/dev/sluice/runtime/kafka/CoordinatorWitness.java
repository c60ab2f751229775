package dev.sluice.runtime.kafka;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.common.errors.TransactionalIdNotFoundException;
import org.jspecify.annotations.Nullable;

/**
 * Asks Kafka's transaction coordinator (DescribeTransactions, KIP-664). Connects only when first
 * asked.
 */
final class CoordinatorWitness implements TransactionWitness {
  private final Properties adminProperties;
  private @Nullable Admin admin;

  CoordinatorWitness(Properties adminProperties) {
    this.adminProperties = adminProperties;
  }

  @Override
  public Optional<TransactionEvidence> describe(String transactionalId)
      throws IOException, InterruptedException {
    try {
      TransactionDescription seen =
          admin().describeTransactions(List.of(transactionalId)).description(transactionalId).get();
      return Optional.of(
          new TransactionEvidence(
              seen.state(), seen.producerId(), seen.producerEpoch(), transactionVersion()));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TransactionalIdNotFoundException) {
        return Optional.empty();
      }
      throw new IOException(
          "cannot ask Kafka what became of transaction '" + transactionalId + "'", e.getCause());
    }
  }

  private int transactionVersion() throws ExecutionException, InterruptedException {
    FinalizedVersionRange range =
        admin()
            .describeFeatures()
            .featureMetadata()
            .get()
            .finalizedFeatures()
            .get("transaction.version");
    return range == null ? 0 : range.maxVersionLevel();
  }

  private Admin admin() {
    if (admin == null) {
      admin = Admin.create(adminProperties);
    }
    return admin;
  }

  @Override
  public void close() {
    if (admin != null) {
      admin.close();
    }
  }
}
