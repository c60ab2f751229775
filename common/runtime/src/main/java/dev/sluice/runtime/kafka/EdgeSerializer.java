package dev.sluice.runtime.kafka;

import dev.sluice.core.name.TopicName;
import dev.sluice.runtime.row.EdgeRecord;
import dev.sluice.runtime.row.RecordHeader;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Writes a record as it is to one topic; the producer's partitioner chooses by key. */
public final class EdgeSerializer implements KafkaRecordSerializationSchema<EdgeRecord> {
  private static final long serialVersionUID = 1L;

  private final String topic;

  public EdgeSerializer(TopicName topic) {
    this.topic = topic.value();
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      EdgeRecord record, KafkaSinkContext context, @Nullable Long ignored) {
    // a record without a timestamp (-1, message format 0) gets the time of its writing
    Long timestamp = record.timestamp() < 0 ? null : record.timestamp();
    ProducerRecord<byte[], byte[]> out =
        new ProducerRecord<>(topic, null, timestamp, record.key(), record.value());
    for (RecordHeader header : record.headers().all()) {
      out.headers().add(header.name(), header.value());
    }
    return out;
  }
}
