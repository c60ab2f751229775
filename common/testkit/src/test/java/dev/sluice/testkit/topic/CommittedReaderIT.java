package dev.sluice.testkit.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.testkit.process.KafkaUnderTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class CommittedReaderIT {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final KafkaUnderTest kafka = KafkaUnderTest.shared();
  private final CommittedReader reader = new CommittedReader(kafka.bootstrapServers());

  @Test
  void givesWhatWasCommittedAndNotWhatWasAborted() {
    kafka.topics().create("committed", 2);
    try (KafkaProducer<byte[], byte[]> producer = transactional("committed")) {
      producer.beginTransaction();
      send(producer, "committed", 0, "aborted");
      producer.abortTransaction();
      producer.beginTransaction();
      send(producer, "committed", 1, "b");
      send(producer, "committed", 0, "a");
      producer.commitTransaction();
    }

    assertThat(texts(reader.readAll("committed", LIMIT))).containsExactly("a", "b");
  }

  @Test
  void saysThatATransactionIsOpenInsteadOfReadingHalfATopic() {
    kafka.topics().create("open", 1);
    try (KafkaProducer<byte[], byte[]> producer = transactional("open")) {
      producer.beginTransaction();
      send(producer, "open", 0, "pending");
      producer.flush();

      assertThatThrownBy(() -> reader.readAll("open", Duration.ofSeconds(1)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "transactions are still open on open after PT1S: ends {open-0=1}, stable {open-0=0}");
      producer.abortTransaction();
    }
  }

  @Test
  void aFollowerSeesATransactionWhenItIsCommitted() {
    kafka.topics().create("followed", 1);
    try (KafkaProducer<byte[], byte[]> producer = transactional("followed");
        CommittedFollower follower = reader.follow("followed")) {
      producer.beginTransaction();
      send(producer, "followed", 0, "first");
      producer.commitTransaction();
      Awaitility.await().atMost(LIMIT).until(() -> follower.seenCount() == 1);
      producer.beginTransaction();
      send(producer, "followed", 0, "second");
      producer.flush();
      assertThat(texts(follower.seen())).containsExactly("first");
      producer.commitTransaction();
      Awaitility.await().atMost(LIMIT).until(() -> follower.seenCount() == 2);
      assertThat(texts(follower.seen())).containsExactly("first", "second");
    }
  }

  @Test
  void topicsAreRecreatedUnderAnotherId() {
    kafka.topics().create("again", 1);
    var before = kafka.topics().id("again");

    kafka.topics().recreate("again", 3);

    assertThat(kafka.topics().id("again")).isNotEqualTo(before);
    assertThat(reader.readAll("again", LIMIT)).isEmpty();
  }

  private KafkaProducer<byte[], byte[]> transactional(String id) {
    KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers(), "transactional.id", id),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    producer.initTransactions();
    return producer;
  }

  private static void send(
      KafkaProducer<byte[], byte[]> producer, String topic, int partition, String text) {
    producer.send(
        new ProducerRecord<>(topic, partition, null, text.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<String> texts(List<ConsumerRecord<byte[], byte[]>> records) {
    return records.stream()
        .map(record -> new String(record.value(), StandardCharsets.UTF_8))
        .toList();
  }
}
