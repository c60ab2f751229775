package dev.sluice.runtime.kafka;

import dev.sluice.core.ledger.InputPartition;
import dev.sluice.core.ledger.TopicId;
import dev.sluice.runtime.row.Coordinates;
import dev.sluice.runtime.row.EdgeRecord;
import dev.sluice.runtime.row.RecordHeader;
import dev.sluice.runtime.row.RecordHeaders;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Takes a record over as it is: nothing is decoded here, so nothing can fail. */
public final class EdgeDeserializer implements KafkaRecordDeserializationSchema<EdgeRecord> {
  private static final long serialVersionUID = 1L;

  private final HashMap<TopicPartition, InputPartition> partitions = new HashMap<>();
  // runs of records come from one partition: spare them the look-up
  private transient @Nullable InputPartition last;

  /** Says which topic a name stands for now; without, coordinates have no topic id. */
  void know(List<InputPartition> known) {
    known.forEach(
        partition ->
            partitions.put(
                new TopicPartition(partition.topic(), partition.partition()), partition));
    last = null;
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> in, Collector<EdgeRecord> out) {
    out.collect(
        new EdgeRecord(
            new Coordinates(partition(in), in.offset()),
            in.key(),
            in.value(),
            in.timestamp(),
            headers(in.headers())));
  }

  private InputPartition partition(ConsumerRecord<byte[], byte[]> in) {
    InputPartition current = last;
    if (current == null
        || current.partition() != in.partition()
        || !current.topic().equals(in.topic())) {
      current =
          partitions.computeIfAbsent(
              new TopicPartition(in.topic(), in.partition()),
              unknown -> new InputPartition(unknown.topic(), TopicId.UNKNOWN, unknown.partition()));
      last = current;
    }
    return current;
  }

  private static RecordHeaders headers(Headers headers) {
    List<RecordHeader> all = new ArrayList<>();
    for (Header header : headers) {
      all.add(new RecordHeader(header.key(), header.value()));
    }
    return all.isEmpty() ? RecordHeaders.NONE : new RecordHeaders(all);
  }

  @Override
  public TypeInformation<EdgeRecord> getProducedType() {
    return EdgeRecord.TYPE;
  }
}
