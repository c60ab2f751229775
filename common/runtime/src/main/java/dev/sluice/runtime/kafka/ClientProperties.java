package dev.sluice.runtime.kafka;

import dev.sluice.core.name.ConsumerGroup;
import dev.sluice.core.spec.ClusterProfile;
import dev.sluice.core.spec.SecretResolver;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * Client properties from a cluster profile; secrets are resolved here, in the process that
 * connects.
 */
public final class ClientProperties {

  private ClientProperties() {}

  public static Properties admin(ClusterProfile cluster) {
    return resolve(cluster.common());
  }

  static Properties producer(ClusterProfile cluster) {
    Properties properties = new Properties();
    // measured: 256 KB batches and lz4 nearly triple the rate of the defaults on records of 500 B.
    // Nobody sees a record before its checkpoint's commit, which flushes: lingering delays nothing
    properties.setProperty(ProducerConfig.BATCH_SIZE_CONFIG, "262144");
    properties.setProperty(ProducerConfig.LINGER_MS_CONFIG, "100");
    properties.setProperty(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    // a restart aborts what lingers, and the coordinator asks to try each of them again: by default
    // half a dozen waits of 100 ms in a row
    properties.setProperty(ProducerConfig.RETRY_BACKOFF_MS_CONFIG, "10");
    // the size of a record is checked before it comes here: the topic's limit counts, not the
    // client's
    properties.setProperty(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, String.valueOf(64 << 20));
    properties.setProperty(ProducerConfig.BUFFER_MEMORY_CONFIG, String.valueOf(96 << 20));
    properties.putAll(resolve(cluster.common()));
    properties.putAll(resolve(cluster.producer()));
    properties.setProperty(ProducerConfig.ACKS_CONFIG, "all");
    properties.setProperty(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
    return properties;
  }

  static Properties consumer(ClusterProfile cluster, ConsumerGroup group) {
    Properties properties = new Properties();
    // measured: what a poll costs whatever it brings, and for each partition, is a tenth of a small
    // record's way with Kafka's 500
    properties.setProperty(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "2000");
    properties.putAll(resolve(cluster.common()));
    properties.putAll(resolve(cluster.consumer()));
    properties.setProperty(ConsumerConfig.GROUP_ID_CONFIG, group.value());
    properties.setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    return properties;
  }

  /** For reading by offsets, without a group; the isolation level is the reader's. */
  static Properties reader(ClusterProfile cluster) {
    Properties properties = resolve(cluster.common());
    properties.putAll(resolve(cluster.consumer()));
    properties.setProperty(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    properties.setProperty(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    properties.setProperty(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
    return properties;
  }

  private static Properties resolve(Map<String, String> settings) {
    Properties properties = new Properties();
    properties.putAll(SecretResolver.ofProcess().resolve(settings));
    return properties;
  }
}
