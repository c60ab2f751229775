package dev.sluice.ops.demo;

import dev.sluice.ops.console.CommandFailure;
import dev.sluice.ops.console.ExitCode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends records to the input topic, in order, no faster than at a given rate. */
final class Feed implements AutoCloseable {
  private final KafkaProducer<byte[], byte[]> producer;
  private final int perSecond;
  private final List<Future<RecordMetadata>> answers = new ArrayList<>();
  private int sent;

  Feed(String bootstrapServers, int perSecond) {
    this.perSecond = perSecond;
    // idempotent by default: the input has each record once, also when a request is retried
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "linger.ms", "5"),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /**
   * Returns when all of them are in Kafka.
   *
   * @param meanwhile called again and again; what it does takes some milliseconds
   */
  void send(List<InputRecord> records, Runnable meanwhile) {
    long start = System.nanoTime();
    int next = 0;
    while (next < records.size()) {
      long due = (System.nanoTime() - start) * perSecond / Duration.ofSeconds(1).toNanos();
      for (; next < Math.min(due, records.size()); next++) {
        send(records.get(next));
      }
      meanwhile.run();
    }
    producer.flush();
    requireWritten();
  }

  private void requireWritten() {
    try {
      for (Future<RecordMetadata> answer : answers) {
        answer.get();
      }
      answers.clear();
    } catch (ExecutionException e) {
      throw new CommandFailure(
          ExitCode.UNREACHABLE, "a record cannot be loaded: " + e.getMessage());
    } catch (InterruptedException e) {
      throw Interruption.noticed(e);
    }
  }

  int sent() {
    return sent;
  }

  private void send(InputRecord record) {
    byte[] key = record.key().getBytes(StandardCharsets.UTF_8);
    answers.add(producer.send(new ProducerRecord<>(DemoTopics.INPUT, key, record.value())));
    sent++;
  }

  /** At once if the thread is interrupted: the producer would not wait either, and say so. */
  @Override
  public void close() {
    boolean interrupted = Thread.interrupted();
    producer.close(interrupted ? Duration.ZERO : Duration.ofSeconds(2));
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
