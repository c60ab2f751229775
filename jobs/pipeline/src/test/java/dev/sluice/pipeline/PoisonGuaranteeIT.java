package dev.sluice.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.testkit.guarantee.EveryBadRecordIsADeadLetter;
import dev.sluice.testkit.guarantee.ExactlyOnce;
import dev.sluice.testkit.topic.CommittedFollower;
import dev.sluice.testkit.topic.CommittedReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Records of every kind that cannot be handled, among good ones and while a TaskManager dies: each
 * is one dead letter that says why, and no good record is lost or repeated.
 */
@ExtendWith(SharedSite.class)
class PoisonGuaranteeIT {
  private static final int ROUNDS = 200_000;

  private static final String PIPELINE =
      """
      sources:
        in:
          topic: poison.in
          format: json
          schema: {id: BIGINT NOT NULL, amount: INT, divisor: INT, text: STRING}
          start: earliest
      steps:
        counted:
          from: in
          set:
            more: amount + 2147483000
            share: 100 / divisor
            number: CAST(text AS INT)
      sinks:
        out: {from: counted, topic: poison.out, format: json}
      dead-letters: {topic: poison.dead}
      """;

  private final Site site;

  PoisonGuaranteeIT(Site site) {
    this.site = site;
  }

  @Test
  void everyPoisonRecordIsADeadLetterAndEveryGoodOneComesOutOnce() {
    // a segment would end at each record of another century
    String ever = String.valueOf(Long.MAX_VALUE);
    site.kafka()
        .topics()
        .create("poison.in", 4, Map.of("message.timestamp.after.max.ms", ever, "segment.ms", ever));
    site.kafka().topics().create("poison.out", 3, Map.of("max.message.bytes", "10000"));
    site.kafka().topics().create("poison.dead", 2);
    CommittedReader reader = new CommittedReader(site.kafka().bootstrapServers());
    OperatedPipeline pipeline = new OperatedPipeline(site, "poison", PIPELINE);
    try (CommittedFollower seen = reader.follow("poison.out");
        CommittedFollower dead = reader.follow("poison.dead")) {
      write(0, ROUNDS / 2);
      pipeline.start(2);
      Awaitility.await().atMost(Site.LIMIT).until(() -> seen.seenCount() >= ROUNDS / 4);
      site.flink().cluster().taskManager(1).killForcibly();
      write(ROUNDS / 2, ROUNDS);
      site.flink().cluster().startTaskManager(1);
      site.flink().cluster().awaitReady();

      List<ConsumerRecord<byte[], byte[]>> in = reader.readAll("poison.in", Site.LIMIT);
      List<ConsumerRecord<byte[], byte[]>> bad = in.stream().filter(Poison::is).toList();
      List<ConsumerRecord<byte[], byte[]>> good =
          in.stream().filter(record -> !Poison.is(record)).toList();
      Awaitility.await()
          .atMost(Site.LIMIT)
          .until(() -> seen.seenCount() >= good.size() && dead.seenCount() >= bad.size());
      pipeline.stop();

      List<ConsumerRecord<byte[], byte[]>> letters = reader.readAll("poison.dead", Site.LIMIT);
      new EveryBadRecordIsADeadLetter(bad, letters).require();
      assertThat(letters)
          .allSatisfy(
              letter -> {
                assertThat(header(letter, "sluice.dead.stage"))
                    .isEqualTo(header(letter, Poison.STAGE));
                assertThat(header(letter, "sluice.dead.code"))
                    .isEqualTo(header(letter, Poison.CODE));
              });
      new ExactlyOnce<>(
              good.stream().map(PoisonGuaranteeIT::handled).toList(),
              reader.readAll("poison.out", Site.LIMIT).stream().map(Written::of).toList())
          .require();
    }
  }

  /** Key and value as the output topic holds them; null stays null. */
  private record Written(@Nullable ByteBuffer key, @Nullable String value) {
    static Written of(ConsumerRecord<byte[], byte[]> record) {
      return new Written(
          record.key() == null ? null : ByteBuffer.wrap(record.key()),
          record.value() == null ? null : new String(record.value(), StandardCharsets.UTF_8));
    }
  }

  /** What must become of a good record. */
  private static Written handled(ConsumerRecord<byte[], byte[]> record) {
    Written in = Written.of(record);
    if (in.value() == null) {
      return in;
    }
    String set = ",\"more\":2147483001,\"share\":50,\"number\":7}";
    return new Written(in.key(), in.value().substring(0, in.value().length() - 1) + set);
  }

  private void write(int from, int to) {
    List<Poison> poisons = Poison.all();
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", site.kafka().bootstrapServers(), "linger.ms", "5"),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (int i = from; i < to; i++) {
        byte[] key = i % 7 == 0 ? null : ("k" + i % 100).getBytes(StandardCharsets.UTF_8);
        byte[] good = i % 11 == 0 ? null : Poison.good(i).getBytes(StandardCharsets.UTF_8);
        var unused = producer.send(new ProducerRecord<>("poison.in", key, good));
        if (i % 10 == 0) {
          unused = producer.send(poisons.get(i / 10 % poisons.size()).record("poison.in", key));
        }
      }
      producer.flush();
    }
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null ? "none" : new String(header.value(), StandardCharsets.UTF_8);
  }
}
