package dev.sluice.runtime.kafka;

import dev.sluice.core.ledger.InputPartition;
import dev.sluice.core.ledger.TopicId;
import dev.sluice.runtime.row.Coordinates;
import dev.sluice.runtime.row.EdgeRecord;
import dev.sluice.runtime.row.RecordHeader;
import dev.sluice.runtime.row.RecordHeaders;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.OptionalInt;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Takes a record over as it is: nothing is decoded here, so nothing can fail. Remembers how far it
 * was read under which leader.
 */
public final class EdgeDeserializer implements KafkaRecordDeserializationSchema<EdgeRecord> {
  private static final long serialVersionUID = 1L;

  private static final int UNKNOWN = -1;

  private final HashMap<TopicPartition, Reading> partitions = new HashMap<>();
  // runs of records come from one partition: spare them the look-up
  private transient @Nullable Reading last;

  private static final class Reading implements Serializable {
    private static final long serialVersionUID = 1L;

    private final InputPartition partition;

    /** Of the last record. */
    private int leaderEpoch;

    Reading(InputPartition partition, int leaderEpoch) {
      this.partition = partition;
      this.leaderEpoch = leaderEpoch;
    }
  }

  /**
   * Says which topic a name stands for now; without, coordinates have no topic id.
   *
   * @param leaderEpoch of the last record that was read of the partition, if any was
   */
  void know(InputPartition partition, OptionalInt leaderEpoch) {
    partitions.put(
        new TopicPartition(partition.topic(), partition.partition()),
        new Reading(partition, leaderEpoch.orElse(UNKNOWN)));
    last = null;
  }

  /** Of the last record that was read of the partition. */
  OptionalInt leaderEpoch(TopicPartition partition) {
    Reading reading = partitions.get(partition);
    return reading == null || reading.leaderEpoch == UNKNOWN
        ? OptionalInt.empty()
        : OptionalInt.of(reading.leaderEpoch);
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> in, Collector<EdgeRecord> out) {
    Reading reading = reading(in);
    reading.leaderEpoch = in.leaderEpoch().orElse(UNKNOWN);
    out.collect(
        new EdgeRecord(
            new Coordinates(reading.partition, in.offset()),
            in.key(),
            in.value(),
            in.timestamp(),
            headers(in.headers())));
  }

  private Reading reading(ConsumerRecord<byte[], byte[]> in) {
    Reading current = last;
    if (current == null
        || current.partition.partition() != in.partition()
        || !current.partition.topic().equals(in.topic())) {
      current =
          partitions.computeIfAbsent(
              new TopicPartition(in.topic(), in.partition()),
              unknown ->
                  new Reading(
                      new InputPartition(unknown.topic(), TopicId.UNKNOWN, unknown.partition()),
                      UNKNOWN));
      last = current;
    }
    return current;
  }

  private static RecordHeaders headers(Headers headers) {
    Header[] all = headers.toArray();
    if (all.length == 0) {
      return RecordHeaders.NONE;
    }
    List<RecordHeader> taken = new ArrayList<>(all.length);
    for (Header header : all) {
      taken.add(new RecordHeader(header.key(), header.value()));
    }
    return new RecordHeaders(taken);
  }

  @Override
  public TypeInformation<EdgeRecord> getProducedType() {
    return EdgeRecord.TYPE;
  }
}
