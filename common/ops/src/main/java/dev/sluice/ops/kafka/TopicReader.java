package dev.sluice.ops.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads ranges of a topic's partitions once, as fast as the brokers give them. */
public final class TopicReader {

  /** What becomes of transactions that are not committed. */
  public enum Isolation {
    READ_COMMITTED,
    READ_UNCOMMITTED
  }

  /**
   * Is given the records of the partitions of one thread, each partition in the order of its
   * offsets.
   */
  public interface Visitor {
    void visit(StoredRecord record);
  }

  /** A broker that gives nothing for so long is not there. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Duration POLL = Duration.ofMillis(200);

  /** Large fetches: a scan has nothing to wait for but the next one. */
  private static final Map<String, String> SCANNING =
      Map.of(
          "enable.auto.commit", "false",
          "auto.offset.reset", "earliest",
          "max.poll.records", "10000",
          "max.partition.fetch.bytes", "4194304",
          "receive.buffer.bytes", "1048576");

  private final Map<String, Object> settings;
  private final String bootstrapServers;

  /**
   * @param settings client settings with secrets resolved
   */
  public TopicReader(Map<String, String> settings) {
    this.settings = new HashMap<>(SCANNING);
    this.settings.putAll(settings);
    this.settings.remove("group.id");
    this.bootstrapServers = settings.getOrDefault("bootstrap.servers", "no address");
  }

  /**
   * Reads in this thread.
   *
   * @throws KafkaUnreachableException when the brokers do not give what they have
   */
  public void read(String topic, List<OffsetRange> ranges, Isolation isolation, Visitor visitor) {
    List<OffsetRange> wanted = ranges.stream().filter(range -> !range.isEmpty()).toList();
    if (wanted.isEmpty()) {
      return;
    }
    Map<String, Object> complete = new HashMap<>(settings);
    complete.put("isolation.level", isolation.name().toLowerCase(Locale.ROOT));
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(complete, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      Map<TopicPartition, Long> ends = new HashMap<>();
      wanted.forEach(range -> ends.put(new TopicPartition(topic, range.partition()), range.to()));
      consumer.assign(ends.keySet());
      wanted.forEach(
          range -> consumer.seek(new TopicPartition(topic, range.partition()), range.from()));
      read(consumer, ends, visitor);
    } catch (KafkaException e) {
      throw new KafkaUnreachableException(bootstrapServers, e);
    }
  }

  private void read(
      KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends, Visitor visitor) {
    long lastProgress = System.nanoTime();
    while (!ends.isEmpty()) {
      ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
      for (TopicPartition partition : polled.partitions()) {
        long end = ends.getOrDefault(partition, 0L);
        for (ConsumerRecord<byte[], byte[]> record : polled.records(partition)) {
          if (record.offset() < end) {
            visitor.visit(new FetchedRecord(record));
          }
        }
      }
      List<TopicPartition> read =
          ends.entrySet().stream()
              .filter(entry -> consumer.position(entry.getKey()) >= entry.getValue())
              .map(Map.Entry::getKey)
              .toList();
      consumer.pause(read);
      read.forEach(ends::remove);
      if (!polled.isEmpty() || !read.isEmpty()) {
        lastProgress = System.nanoTime();
      } else if (System.nanoTime() - lastProgress > PATIENCE.toNanos()) {
        throw new KafkaException("nothing came of " + ends + " within " + PATIENCE);
      }
    }
  }

  /**
   * Reads in several threads, a partition in one of them.
   *
   * @param visitors makes the visitor of one thread
   * @throws KafkaUnreachableException when the brokers do not give what they have
   */
  public void readInParallel(
      String topic, List<OffsetRange> ranges, int threads, Supplier<Visitor> visitors) {
    List<List<OffsetRange>> shares = new ArrayList<>();
    for (int i = 0; i < Math.min(threads, ranges.size()); i++) {
      shares.add(new ArrayList<>());
    }
    for (int i = 0; i < ranges.size(); i++) {
      shares.get(i % shares.size()).add(ranges.get(i));
    }
    ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, shares.size()));
    try {
      List<Future<?>> running = new ArrayList<>();
      for (List<OffsetRange> share : shares) {
        running.add(
            pool.submit(() -> read(topic, share, Isolation.READ_COMMITTED, visitors.get())));
      }
      for (Future<?> one : running) {
        one.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaUnreachableException(bootstrapServers, e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException known) {
        throw known;
      }
      throw new KafkaUnreachableException(bootstrapServers, e);
    } finally {
      pool.shutdownNow();
    }
  }
}
