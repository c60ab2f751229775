package dev.sluice.testkit.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.testkit.check.Checker;
import dev.sluice.testkit.topic.CommittedReader;
import dev.sluice.testkit.topic.Load;
import dev.sluice.testkit.topic.LoadJson;
import dev.sluice.testkit.topic.LoadSpec;
import dev.sluice.testkit.topic.Sequenced;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class KafkaUnderTestIT {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @Test
  void keepsWhatItAcknowledgedWhenTheBrokerIsKilledUnderLoad() {
    try (KafkaUnderTest kafka = KafkaUnderTest.single()) {
      kafka.topics().create("in", 3);
      List<Sequenced> written;
      try (Load load =
          Load.start(kafka.bootstrapServers(), LoadSpec.of("in", 20_000).withRate(8_000))) {
        Awaitility.await().until(() -> load.acknowledgedCount() > 4_000);
        kafka.cluster().node(1).killForcibly();
        assertThat(kafka.cluster().node(1).isAlive()).isFalse();
        kafka.cluster().restart(1);
        written = load.await(LIMIT);
      }

      assertThat(written).hasSize(20_000);
      Checker.ofContentAndOrderPer(Sequenced::key).compare(written, read(kafka)).requireBalanced();
    }
  }

  @Test
  void threeBrokersGoOnWithoutOneAndTakeItBack() {
    try (KafkaUnderTest kafka = KafkaUnderTest.three()) {
      kafka.topics().create("in", 6);
      List<Sequenced> written;
      try (Load load =
          Load.start(kafka.bootstrapServers(), LoadSpec.of("in", 40_000).withRate(10_000))) {
        Awaitility.await().until(() -> load.acknowledgedCount() > 4_000);
        kafka.cluster().node(2).killForcibly();
        written = load.await(LIMIT);
      }
      kafka.cluster().restart(2);
      kafka.cluster().awaitInSync(LIMIT);

      assertThat(written).hasSize(40_000);
      Checker.ofContentAndOrderPer(Sequenced::key).compare(written, read(kafka)).requireBalanced();
    }
  }

  private static List<Sequenced> read(KafkaUnderTest kafka) {
    return new CommittedReader(kafka.bootstrapServers())
        .readAll("in", LIMIT).stream().map(record -> LoadJson.read(record.value())).toList();
  }
}
