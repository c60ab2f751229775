package dev.sluice.runtime.kafka;

import dev.sluice.core.ledger.ProvenanceHeader;
import dev.sluice.core.name.TopicName;
import dev.sluice.core.spec.ClusterProfile;
import dev.sluice.runtime.row.RecordLimit;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * A topic's max.message.bytes. Asking for it is also how a missing output topic is noticed before
 * anything is read.
 */
public record TopicLimit(ClusterProfile cluster, TopicName topic) implements RecordLimit {
  private static final long serialVersionUID = 1L;

  /** Kafka's default of max.message.bytes: 1 MiB and the overhead of a batch. */
  private static final long KAFKA_DEFAULT = 1_048_588;

  @Override
  public long maxBytes() throws IOException {
    Properties producer = ClientProperties.producer(cluster);
    return LongStream.of(
                ofTopic(),
                Long.parseLong(producer.getProperty(ProducerConfig.MAX_REQUEST_SIZE_CONFIG)),
                Long.parseLong(producer.getProperty(ProducerConfig.BUFFER_MEMORY_CONFIG)))
            .min()
            .orElseThrow()
        - ProvenanceHeader.MAX_BYTES;
  }

  private long ofTopic() throws IOException {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.value());
    try (Admin admin = Admin.create(ClientProperties.admin(cluster))) {
      Config config =
          Objects.requireNonNull(
              admin.describeConfigs(List.of(resource)).all().get().get(resource));
      return Long.parseLong(config.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG).value());
    } catch (ExecutionException e) {
      return without(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while asking for the limits of topic '" + topic + "'", e);
    }
  }

  private long without(ExecutionException e) throws IOException {
    if (e.getCause() instanceof UnknownTopicOrPartitionException) {
      throw Stop.of(
          "runtime/topic-missing",
          "output topic '" + topic + "' does not exist; create it, or correct the name");
    }
    if (e.getCause() instanceof AuthorizationException) {
      // no DescribeConfigs on the topic: a record over Kafka's default is then refused although it
      // might fit
      return KAFKA_DEFAULT;
    }
    throw new IOException("cannot ask Kafka for the limits of topic '" + topic + "'", e.getCause());
  }
}
