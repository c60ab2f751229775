package dev.sluice.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;

class TopicIdsTest {
  private static final Uuid OLD = new Uuid(1, 1);
  private static final Uuid NEW = new Uuid(2, 2);

  @Test
  void learnsNewTopics() {
    TopicIds known =
        new TopicIds(Map.of("a", OLD)).follow("p/in", new TopicIds(Map.of("a", OLD, "b", NEW)));

    assertThat(known.ids()).containsOnly(Map.entry("a", OLD), Map.entry("b", NEW));
  }

  @Test
  void stopsAtARecreatedTopic() {
    assertThatThrownBy(
            () -> new TopicIds(Map.of("a", OLD)).follow("p/in", new TopicIds(Map.of("a", NEW))))
        .cause()
        .hasMessageContaining("runtime/topic-recreated")
        .hasMessageContaining("'a'");
  }

  @Test
  void stopsAtADeletedTopic() {
    assertThatThrownBy(() -> new TopicIds(Map.of("a", OLD)).follow("p/in", new TopicIds(Map.of())))
        .cause()
        .hasMessageContaining("runtime/topic-deleted");
  }
}
