package dev.sluice.runtime.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.core.ledger.AccountId;
import dev.sluice.core.ledger.Charter;
import dev.sluice.core.ledger.LedgerFormat;
import dev.sluice.core.ledger.LedgerRecord;
import dev.sluice.core.ledger.Marker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.apache.flink.connector.kafka.sink.internal.FlinkKafkaInternalProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Transactions as a sink leaves them at a checkpoint: written, acknowledged, not committed. */
final class PreparedTransactions implements AutoCloseable {
  static final Charter CHARTER = Charter.of("commits", List.of());

  private final String bootstrapServers;
  private final List<FlinkKafkaInternalProducer<byte[], byte[]>> producers = new ArrayList<>();

  PreparedTransactions(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  /** One record, the charter and the marker. */
  EpochCommittable prepare(String id, Duration timeout, String output, String ledger, Marker marker)
      throws Exception {
    FlinkKafkaInternalProducer<byte[], byte[]> producer = writer(id, timeout);
    producer.initTransactions();
    producer.beginTransaction();
    producer.send(new ProducerRecord<>(output, new byte[] {1})).get();
    send(producer, ledger, CHARTER);
    send(producer, ledger, marker);
    producer.flush();
    return new EpochCommittable(
        new KafkaCommittable(producer.getProducerId(), producer.getEpoch(), id, null),
        new InputRanges(Map.of(new TopicPartition("in", 0), new InputRange(0, 0, 1))),
        LedgerFormat.write(marker));
  }

  FlinkKafkaInternalProducer<byte[], byte[]> writer(String id, Duration timeout) {
    FlinkKafkaInternalProducer<byte[], byte[]> producer =
        new FlinkKafkaInternalProducer<>(properties(timeout), id);
    producers.add(producer);
    return producer;
  }

  Properties properties(Duration timeout) {
    Properties properties = new Properties();
    properties.setProperty("bootstrap.servers", bootstrapServers);
    properties.setProperty("transaction.timeout.ms", String.valueOf(timeout.toMillis()));
    properties.setProperty("key.serializer", ByteArraySerializer.class.getName());
    properties.setProperty("value.serializer", ByteArraySerializer.class.getName());
    return properties;
  }

  static Marker marker(long life, long epoch) {
    return Marker.first(
        CHARTER.generation(),
        new AccountId("out", AccountId.Role.SINK, 0, life),
        epoch - 1,
        epoch,
        List.of());
  }

  private static void send(
      FlinkKafkaInternalProducer<byte[], byte[]> producer, String ledger, LedgerRecord record)
      throws Exception {
    producer
        .send(
            new ProducerRecord<>(
                ledger, 0, record.key().getBytes(UTF_8), LedgerFormat.write(record)))
        .get();
  }

  @Override
  public void close() {
    producers.forEach(FlinkKafkaInternalProducer::close);
  }
}
