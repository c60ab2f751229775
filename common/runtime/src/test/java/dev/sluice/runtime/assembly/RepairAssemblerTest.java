package dev.sluice.runtime.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.core.ledger.AccountId;
import dev.sluice.core.ledger.AccountId.Role;
import dev.sluice.core.ledger.InputPartition;
import dev.sluice.core.ledger.Loss;
import dev.sluice.core.ledger.Marker;
import dev.sluice.core.ledger.TopicId;
import dev.sluice.core.ledger.law.Input;
import dev.sluice.core.ledger.law.LostEpoch;
import dev.sluice.core.ledger.law.Moment;
import dev.sluice.core.spec.CheckedPipeline;
import dev.sluice.runtime.Pipelines;
import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;

/** What a repair reads, and when it is refused before anything is asked of Kafka. */
class RepairAssemblerTest {
  private static final String PIPELINE =
      """
      apiVersion: sluice/v1
      pipeline: two-ways
      kafka: test
      sources:
        left: {topic: left, format: json, schema: {id: BIGINT NOT NULL}}
        right: {topic: right, format: json, schema: {id: BIGINT NOT NULL}}
      steps:
        once: {from: left, deduplicate: {by: [id], within: 1 h}}
      sinks:
        seldom: {from: once, topic: seldom, format: json}
        often: {from: right, topic: often, format: json}
      """;

  private static final Input LEFT = input("left");
  private static final Input RIGHT = input("right");
  private static final Input.Span SPAN = new Input.Span(3, 9);

  private static Input input(String source) {
    return new Input(source, new InputPartition(source, new TopicId(1, 2), 0));
  }

  private static CheckedPipeline pipeline() {
    return Pipelines.read(PIPELINE);
  }

  private static LostEpoch lost(String sink, int subtask, Map<Input, Input.Span> read) {
    return lost(sink, subtask, read, true);
  }

  private static LostEpoch lost(
      String sink, int subtask, Map<Input, Input.Span> read, boolean exact) {
    Marker marker = Marker.first(1, new AccountId(sink, Role.SINK, subtask, 1), 10, 11, List.of());
    return new LostEpoch(
        new Loss(marker, "tx", false),
        new Moment(0, 11, 0, 0),
        Map.of(),
        read,
        Map.of(),
        exact,
        LostEpoch.State.MISSING);
  }

  @Test
  void readsOnlyWhatReachesTheSink() {
    LostEpoch lost = lost("seldom", 0, Map.of(LEFT, SPAN, RIGHT, SPAN));
    assertThat(RepairAssembler.of(pipeline(), lost).inputs()).containsOnlyKeys(LEFT);
    LostEpoch other = lost("often", 0, Map.of(LEFT, SPAN, RIGHT, SPAN));
    assertThat(RepairAssembler.of(pipeline(), other).inputs()).containsOnlyKeys(RIGHT);
  }

  @Test
  void isRefusedWhenItIsNotKnownWhatWasRead() {
    assertThatThrownBy(() -> RepairAssembler.of(pipeline(), lost("seldom", 0, Map.of())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("does not say yet what was read");
    assertThatThrownBy(() -> RepairAssembler.of(pipeline(), lost("seldom", 0, Map.of(RIGHT, SPAN))))
        .hasMessageContaining("does not say yet what was read");
  }

  @Test
  void isRefusedWhenItIsNotKnownHowMuchItWas() {
    assertThatThrownBy(
            () -> RepairAssembler.of(pipeline(), lost("seldom", 0, Map.of(LEFT, SPAN), false)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("compacted");
  }

  @Test
  void isRefusedWhenThereWasNoSuchSubtask() {
    RepairAssembler repair = RepairAssembler.of(pipeline(), lost("seldom", 3, Map.of(LEFT, SPAN)));
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    assertThatThrownBy(() -> repair.assemble(2, env))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("subtask 3")
        .hasMessageContaining("checkpoint 11");
  }
}
