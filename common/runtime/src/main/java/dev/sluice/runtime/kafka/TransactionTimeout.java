package dev.sluice.runtime.kafka;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.jspecify.annotations.Nullable;

/**
 * How long Kafka keeps a transaction that nobody ends: what is prepared outlives an outage of this
 * length, no longer.
 */
final class TransactionTimeout {
  private static final String BROKER_LIMIT = "transaction.max.timeout.ms";

  private TransactionTimeout() {}

  /**
   * The wanted timeout, or the longest that the broker allows (15 min unless configured).
   *
   * @throws IOException when no broker answers
   */
  static Duration choose(@Nullable Duration wanted, Properties adminProperties) throws IOException {
    try (Admin admin = Admin.create(adminProperties)) {
      Duration limit = brokerLimit(admin);
      if (wanted == null) {
        return limit;
      }
      if (wanted.compareTo(limit) > 0) {
        throw stop(
            "settings.transaction-timeout is "
                + wanted.toMillis()
                + " ms, but the broker allows at most "
                + limit.toMillis()
                + " ms; lower it, or raise "
                + BROKER_LIMIT
                + " on the brokers");
      }
      return wanted;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof AuthorizationException) {
        if (wanted != null) {
          return wanted;
        }
        throw stop(
            "no permission to read "
                + BROKER_LIMIT
                + " (DescribeConfigs on the cluster): grant it, or say"
                + " settings.transaction-timeout in the pipeline file");
      }
      throw new IOException("cannot read " + BROKER_LIMIT + " from the brokers", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while reading " + BROKER_LIMIT, e);
    }
  }

  private static Duration brokerLimit(Admin admin) throws ExecutionException, InterruptedException {
    Node node = admin.describeCluster().nodes().get().iterator().next();
    ConfigResource broker = new ConfigResource(ConfigResource.Type.BROKER, node.idString());
    Config config =
        Objects.requireNonNull(admin.describeConfigs(List.of(broker)).all().get().get(broker));
    ConfigEntry limit = config.get(BROKER_LIMIT);
    return Duration.ofMillis(Long.parseLong(limit.value()));
  }

  private static SuppressRestartsException stop(String message) {
    return Stop.of("runtime/transaction-timeout", message);
  }
}
