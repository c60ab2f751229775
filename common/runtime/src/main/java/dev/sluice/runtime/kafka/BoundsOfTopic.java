package dev.sluice.runtime.kafka;

import dev.sluice.core.ledger.ProvenanceHeader;
import dev.sluice.core.name.TopicName;
import dev.sluice.core.spec.ClusterProfile;
import dev.sluice.runtime.row.RecordBounds;
import dev.sluice.runtime.row.TopicBounds;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * A topic's settings, and the producer's. Asking for them is also how a missing output topic is
 * noticed before anything is read.
 */
public record BoundsOfTopic(ClusterProfile cluster, TopicName topic) implements TopicBounds {
  private static final long serialVersionUID = 1L;

  /** Kafka's default of max.message.bytes: 1 MiB and the overhead of a batch. */
  private static final long KAFKA_DEFAULT = 1_048_588;

  @Override
  public RecordBounds ask() throws IOException {
    Properties producer = ClientProperties.producer(cluster);
    RecordBounds bounds =
        ofTopic()
            .within(Long.parseLong(producer.getProperty(ProducerConfig.MAX_REQUEST_SIZE_CONFIG)))
            .within(Long.parseLong(producer.getProperty(ProducerConfig.BUFFER_MEMORY_CONFIG)));
    return bounds.within(bounds.maxBytes() - ProvenanceHeader.MAX_BYTES);
  }

  private RecordBounds ofTopic() throws IOException {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.value());
    try (Admin admin = Admin.create(ClientProperties.admin(cluster))) {
      return of(
          Objects.requireNonNull(
              admin.describeConfigs(List.of(resource)).all().get().get(resource)));
    } catch (ExecutionException e) {
      return without(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while asking for the limits of topic '" + topic + "'", e);
    }
  }

  private static RecordBounds of(Config config) {
    boolean ownTime =
        "LogAppendTime".equals(config.get(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG).value());
    return new RecordBounds(
        number(config, TopicConfig.MAX_MESSAGE_BYTES_CONFIG),
        config
            .get(TopicConfig.CLEANUP_POLICY_CONFIG)
            .value()
            .contains(TopicConfig.CLEANUP_POLICY_COMPACT),
        ownTime
            ? RecordBounds.ANY
            : number(config, TopicConfig.MESSAGE_TIMESTAMP_BEFORE_MAX_MS_CONFIG),
        ownTime
            ? RecordBounds.ANY
            : number(config, TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG),
        InstantSource.system());
  }

  private static long number(Config config, String name) {
    return Long.parseLong(config.get(name).value());
  }

  private RecordBounds without(ExecutionException e) throws IOException {
    if (e.getCause() instanceof UnknownTopicOrPartitionException) {
      throw Stop.of(
          "runtime/topic-missing",
          "output topic '" + topic + "' does not exist; create it, or correct the name");
    }
    if (e.getCause() instanceof AuthorizationException) {
      // no DescribeConfigs on the topic: a record over Kafka's default is then refused although it
      // might fit
      return RecordBounds.ofSize(KAFKA_DEFAULT);
    }
    throw new IOException("cannot ask Kafka for the limits of topic '" + topic + "'", e.getCause());
  }
}
