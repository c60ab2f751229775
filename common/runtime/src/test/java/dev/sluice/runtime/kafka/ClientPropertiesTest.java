package dev.sluice.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.name.ConsumerGroup;
import dev.sluice.core.spec.ClusterProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClientPropertiesTest {
  private static final ConsumerGroup GROUP = new ConsumerGroup("sluice.p");

  private static ClusterProfile profile(
      Map<String, String> producer, Map<String, String> consumer) {
    return new ClusterProfile("c", Map.of("bootstrap.servers", "here:9092"), producer, consumer);
  }

  @Test
  void hasDefaultsThatWereMeasured() {
    ClusterProfile plain = profile(Map.of(), Map.of());

    assertThat(ClientProperties.consumer(plain, GROUP))
        .containsEntry("max.poll.records", "2000")
        .containsEntry("bootstrap.servers", "here:9092");
    assertThat(ClientProperties.producer(plain))
        .containsEntry("linger.ms", "100")
        .containsEntry("compression.type", "lz4");
  }

  @Test
  void letsTheProfileSayOtherwise() {
    ClusterProfile own =
        profile(
            Map.of("linger.ms", "5", "compression.type", "zstd"), Map.of("max.poll.records", "7"));

    assertThat(ClientProperties.consumer(own, GROUP)).containsEntry("max.poll.records", "7");
    assertThat(ClientProperties.producer(own))
        .containsEntry("linger.ms", "5")
        .containsEntry("compression.type", "zstd");
  }

  @Test
  void keepsWhatTheGuaranteeNeeds() {
    ClusterProfile careless =
        profile(
            Map.of("acks", "1", "enable.idempotence", "false"),
            Map.of("isolation.level", "read_uncommitted", "group.id", "other"));

    assertThat(ClientProperties.consumer(careless, GROUP))
        .containsEntry("isolation.level", "read_committed")
        .containsEntry("group.id", "sluice.p");
    assertThat(ClientProperties.producer(careless))
        .containsEntry("acks", "all")
        .containsEntry("enable.idempotence", "true");
  }
}
