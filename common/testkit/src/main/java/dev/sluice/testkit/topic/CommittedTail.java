package dev.sluice.testkit.topic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;

/**
 * A read_committed consumer that reads along in the background and keeps nothing: each record is
 * shown once, so that it can run for hours. {@link CommittedFollower} is the one that keeps them.
 */
public final class CommittedTail implements AutoCloseable {
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Consumer<ConsumerRecord<byte[], byte[]>> shown;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(r -> new Thread(r, "committed-tail"));
  private final CompletableFuture<Void> reading;

  CommittedTail(
      KafkaConsumer<byte[], byte[]> consumer,
      List<String> topics,
      Consumer<ConsumerRecord<byte[], byte[]>> shown) {
    this.consumer = consumer;
    this.shown = shown;
    List<TopicPartition> partitions = new ArrayList<>();
    for (String topic : topics) {
      consumer
          .partitionsFor(topic)
          .forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
    }
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    this.reading = CompletableFuture.runAsync(this::read, thread);
  }

  private void read() {
    try (consumer) {
      while (true) {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(Duration.ofMillis(200));
        records.forEach(shown);
      }
    } catch (WakeupException e) {
      return; // closed
    }
  }

  /** Stops reading; fails if reading had failed, because then what was shown is no evidence. */
  @Override
  public void close() {
    consumer.wakeup();
    try {
      reading.join();
    } catch (CompletionException e) {
      throw new IllegalStateException("the reader had stopped reading", e.getCause());
    } finally {
      thread.shutdown();
    }
  }
}
