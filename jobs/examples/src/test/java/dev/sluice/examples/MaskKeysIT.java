package dev.sluice.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.name.TopicName;
import dev.sluice.testkit.check.Checker;
import dev.sluice.testkit.process.KafkaUnderTest;
import dev.sluice.testkit.topic.CommittedReader;
import dev.sluice.testkit.topic.Load;
import dev.sluice.testkit.topic.LoadJson;
import dev.sluice.testkit.topic.LoadSpec;
import dev.sluice.testkit.topic.Sequenced;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** The hand-written job on a real broker. */
class MaskKeysIT {
  private static final Duration LIMIT = Duration.ofSeconds(90);

  @Test
  void copiesEveryRecordOnceUnderAMaskedKey() throws Exception {
    try (KafkaUnderTest kafka = KafkaUnderTest.single()) {
      kafka.topics().create("people", 2);
      kafka.topics().create("people.masked", 2);
      List<Sequenced> written =
          Load.all(kafka.bootstrapServers(), LoadSpec.of("people", 5_000), LIMIT);
      StreamExecutionEnvironment env =
          StreamExecutionEnvironment.getExecutionEnvironment(MaskKeysJob.settings());
      env.setParallelism(2);
      MaskKeysJob.build(
          env, kafka.bootstrapServers(), new TopicName("people"), new TopicName("people.masked"));
      JobClient job = env.executeAsync();
      CommittedReader reader = new CommittedReader(kafka.bootstrapServers());
      reader.awaitRecords("people.masked", written.size(), LIMIT);
      job.cancel().get();

      List<ConsumerRecord<byte[], byte[]>> masked = reader.readAll("people.masked", LIMIT);
      Checker.<Sequenced>ofContentAndOrderPer(Sequenced::key)
          .compare(written, masked.stream().map(r -> LoadJson.read(r.value())).toList())
          .requireBalanced();
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      assertThat(masked)
          .allSatisfy(
              record -> {
                String key = LoadJson.read(record.value()).key();
                assertThat(record.key())
                    .isEqualTo(sha256.digest(key.getBytes(StandardCharsets.UTF_8)));
              });
    }
  }
}
