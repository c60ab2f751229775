package dev.sluice.testkit.fault;

import dev.sluice.ops.flink.JobId;
import dev.sluice.testkit.process.KafkaUnderTest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Stands in for a pipeline as far as the wire can tell: a new producer for each transaction, behind
 * the proxies, and a consumer. It goes on after failures and counts both.
 */
final class TransactionLoop implements JobUnderTest, AutoCloseable {
  private static final int RECORDS = 10;

  private final KafkaUnderTest kafka;
  private final String topic;
  private final AtomicInteger committed = new AtomicInteger();
  private final AtomicInteger failed = new AtomicInteger();
  private final Thread thread = new Thread(this::loop, "transactions");
  private volatile boolean open = true;

  TransactionLoop(KafkaUnderTest kafka, String topic) {
    this.kafka = kafka;
    this.topic = topic;
    thread.setDaemon(true);
    thread.start();
  }

  int committedCount() {
    return committed.get();
  }

  int failedCount() {
    return failed.get();
  }

  private void loop() {
    for (int number = 0; open; number++) {
      try {
        transaction("loop.out." + number % 3);
        committed.incrementAndGet();
      } catch (KafkaException e) {
        failed.incrementAndGet();
      }
    }
  }

  private void transaction(String id) {
    try (KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(
                config(Map.of("transactional.id", id, "request.timeout.ms", 5_000)),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        KafkaConsumer<byte[], byte[]> consumer =
            new KafkaConsumer<>(
                config(Map.of("group.id", "loop", "auto.offset.reset", "latest")),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      for (int i = 0; i < RECORDS; i++) {
        producer.send(new ProducerRecord<>(topic, 0, null, new byte[100]));
      }
      producer.flush();
      consumer.assign(List.of(new TopicPartition(topic, 0)));
      consumer.poll(Duration.ofMillis(300));
      producer.commitTransaction();
    }
  }

  private Map<String, Object> config(Map<String, Object> more) {
    Map<String, Object> all = new HashMap<>(more);
    all.put("bootstrap.servers", kafka.proxies().orElseThrow().bootstrapServers());
    return all;
  }

  @Override
  public String pipeline() {
    return "loop";
  }

  @Override
  public JobId id() {
    throw new UnsupportedOperationException("no job of Flink");
  }

  @Override
  public void submit(String state, int parallelism) {
    throw new UnsupportedOperationException("no job of Flink");
  }

  @Override
  public void close() throws InterruptedException {
    open = false;
    thread.join(Duration.ofMinutes(1).toMillis());
  }
}
