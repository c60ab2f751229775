package dev.sluice.runtime.kafka;

import dev.sluice.core.ledger.UnreadableLedgerException;
import dev.sluice.core.name.TopicName;
import dev.sluice.core.spec.ClusterProfile;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Partition 0 of a ledger topic, read by offsets. */
final class LedgerLog implements AutoCloseable {
  /** A partition that gives nothing for so long has no leader, or we have no network. */
  private static final Duration STALLED = Duration.ofSeconds(60);

  private static final Duration POLL = Duration.ofMillis(200);

  private final Properties properties;
  private final TopicPartition partition;
  private final KafkaConsumer<String, byte[]> committed;

  private LedgerLog(Properties properties, TopicPartition partition) {
    this.properties = properties;
    this.partition = partition;
    this.committed = consumer("read_committed");
  }

  static LedgerLog open(ClusterProfile cluster, TopicName topic) {
    return new LedgerLog(ClientProperties.reader(cluster), new TopicPartition(topic.value(), 0));
  }

  /** What is done with a record. */
  interface Reader {
    void read(String key, byte[] value) throws UnreadableLedgerException;
  }

  boolean exists() {
    return !committed.partitionsFor(partition.topic()).isEmpty();
  }

  long firstOffset() {
    return offset(committed.beginningOffsets(List.of(partition)));
  }

  long lastStableOffset() {
    return offset(committed.endOffsets(List.of(partition)));
  }

  /**
   * The end of the log as it is now, once all below it is decided.
   *
   * @throws IOException when a transaction stays open for longer than a checkpoint should take
   */
  long decidedEnd() throws IOException, InterruptedException {
    long end;
    try (KafkaConsumer<String, byte[]> anything = consumer("read_uncommitted")) {
      end = offset(anything.endOffsets(List.of(partition)));
    }
    long begun = System.nanoTime();
    while (lastStableOffset() < end) {
      if (System.nanoTime() - begun > STALLED.toNanos()) {
        throw new IOException(
            partition + ": a transaction is open below offset " + end + "; try again later");
      }
      // nothing tells when a transaction ends
      boolean unused = new CountDownLatch(1).await(POLL.toMillis(), TimeUnit.MILLISECONDS);
    }
    return end;
  }

  /** The first offset of that time or later; Long.MAX_VALUE if there is none. */
  long offsetAt(Instant time) {
    OffsetAndTimestamp found =
        committed.offsetsForTimes(Map.of(partition, time.toEpochMilli())).get(partition);
    return found == null ? Long.MAX_VALUE : found.offset();
  }

  /** Records of committed transactions, and of none, in [from, to). */
  void readCommitted(long from, long to, Reader reader)
      throws IOException, UnreadableLedgerException {
    read(committed, from, to, reader);
  }

  /** All records from an offset to the end, whatever becomes of their transactions. */
  void readAnything(long from, Reader reader) throws IOException, UnreadableLedgerException {
    try (KafkaConsumer<String, byte[]> anything = consumer("read_uncommitted")) {
      read(anything, from, offset(anything.endOffsets(List.of(partition))), reader);
    }
  }

  private void read(KafkaConsumer<String, byte[]> consumer, long from, long to, Reader reader)
      throws IOException, UnreadableLedgerException {
    consumer.assign(List.of(partition));
    consumer.seek(partition, from);
    long position = from;
    long idleSince = System.nanoTime();
    while (position < to) {
      for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
        if (record.offset() < to && record.key() != null && record.value() != null) {
          reader.read(record.key(), record.value());
        }
      }
      if (consumer.position(partition) > position) {
        position = consumer.position(partition);
        idleSince = System.nanoTime();
      } else if (System.nanoTime() - idleSince > STALLED.toNanos()) {
        throw new IOException(partition + " gives nothing at offset " + position + " of " + to);
      }
    }
  }

  private long offset(Map<TopicPartition, Long> offsets) {
    return Objects.requireNonNull(offsets.get(partition));
  }

  private KafkaConsumer<String, byte[]> consumer(String isolation) {
    Properties own = new Properties();
    own.putAll(properties);
    own.setProperty("isolation.level", isolation);
    return new KafkaConsumer<>(own, new StringDeserializer(), new ByteArrayDeserializer());
  }

  @Override
  public void close() {
    committed.close();
  }
}
