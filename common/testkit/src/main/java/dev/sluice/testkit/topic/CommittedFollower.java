package dev.sluice.testkit.topic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;

/**
 * A read_committed consumer that reads along in the background and keeps what it was given, in that
 * order.
 */
public final class CommittedFollower implements AutoCloseable {
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<ConsumerRecord<byte[], byte[]>> seen = new ArrayList<>();
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(r -> new Thread(r, "follower"));
  private final CompletableFuture<Void> reading;

  CommittedFollower(KafkaConsumer<byte[], byte[]> consumer, String topic) {
    this.consumer = consumer;
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(topic, info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    this.reading = CompletableFuture.runAsync(this::read, thread);
  }

  /** What it was given so far. */
  public List<ConsumerRecord<byte[], byte[]>> seen() {
    synchronized (seen) {
      return List.copyOf(seen);
    }
  }

  public int seenCount() {
    synchronized (seen) {
      return seen.size();
    }
  }

  private void read() {
    try (consumer) {
      while (true) {
        var records = consumer.poll(Duration.ofMillis(200));
        synchronized (seen) {
          records.forEach(seen::add);
        }
      }
    } catch (WakeupException e) {
      return; // closed
    }
  }

  /** Stops reading; fails if reading had failed, because then {@link #seen} is no evidence. */
  @Override
  public void close() {
    consumer.wakeup();
    try {
      reading.join();
    } catch (CompletionException e) {
      throw new IllegalStateException("the follower had stopped reading", e.getCause());
    } finally {
      thread.shutdown();
    }
  }
}
