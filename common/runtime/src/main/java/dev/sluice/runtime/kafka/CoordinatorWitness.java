package dev.sluice.runtime.kafka;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTransactionsResult;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.common.KafkaFuture;
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
  public Map<String, TransactionEvidence> describe(Set<String> transactionalIds)
      throws IOException, InterruptedException {
    try {
      int version = transactionVersion();
      DescribeTransactionsResult answer = admin().describeTransactions(transactionalIds);
      Map<String, TransactionEvidence> known = new HashMap<>();
      for (String id : transactionalIds) {
        TransactionDescription seen = orNull(answer.description(id));
        if (seen != null) {
          known.put(
              id,
              new TransactionEvidence(
                  seen.state(), seen.producerId(), seen.producerEpoch(), version));
        }
      }
      return known;
    } catch (ExecutionException e) {
      throw new IOException(
          "cannot ask Kafka what became of transactions " + transactionalIds, e.getCause());
    }
  }

  private static @Nullable TransactionDescription orNull(KafkaFuture<TransactionDescription> answer)
      throws ExecutionException, InterruptedException {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TransactionalIdNotFoundException) {
        return null;
      }
      throw e;
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
