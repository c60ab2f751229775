package dev.sluice.runtime.step.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.core.deadletter.Stage;
import dev.sluice.core.name.NodeName;
import dev.sluice.core.schema.Schema;
import dev.sluice.core.spec.StepSpec;
import dev.sluice.runtime.Declared;
import dev.sluice.runtime.Records;
import dev.sluice.runtime.RunningOperator;
import dev.sluice.runtime.Serialized;
import dev.sluice.runtime.deadletter.DeadLetter;
import dev.sluice.runtime.deadletter.DeadLetterPolicy;
import dev.sluice.runtime.deadletter.RefusedRecordException;
import dev.sluice.runtime.row.PipelineRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TransformFunctionTest {
  private static final Schema FLIGHT =
      Declared.schema("delay INT", "distance INT", "origin STRING NOT NULL");

  @Test
  void passesWhatTheConditionIsTrueForAndCountsTheRest() {
    try (RunningOperator<PipelineRecord, PipelineRecord> step =
        running(transform("delay >= 15", Map.of()), FLIGHT)) {
      step.process(flight(1, "{\"delay\":15,\"origin\":\"A\"}"), 0);
      step.process(flight(2, "{\"delay\":14,\"origin\":\"A\"}"), 0);
      step.process(flight(3, "{\"origin\":\"A\"}"), 0);
      assertThat(json(step)).containsExactly("{\"delay\":15,\"origin\":\"A\"}");
      assertThat(step.counter("recordsFiltered")).isEqualTo(2);
    }
  }

  @Test
  void setsFieldsFromTheRowAsItCame() {
    Map<String, String> set = new LinkedHashMap<>();
    set.put("delay", "distance");
    set.put("distance", "delay");
    set.put("severity", "CASE WHEN delay >= 60 THEN 'severe' ELSE 'late' END");
    Schema output =
        Declared.schema(
            "delay INT", "distance INT", "origin STRING NOT NULL", "severity STRING NOT NULL");
    try (RunningOperator<PipelineRecord, PipelineRecord> step =
        running(transform(null, set), output)) {
      step.process(flight(1, "{\"price\":1.10,\"distance\":5,\"origin\":\"A\",\"delay\":60}"), 0);
      assertThat(json(step))
          .containsExactly(
              "{\"price\":1.10,\"distance\":60,\"origin\":\"A\",\"delay\":5,\"severity\":\"severe\"}");
      assertThat(step.output().get(0).original().value())
          .isEqualTo(
              Records.bytes("{\"price\":1.10,\"distance\":5,\"origin\":\"A\",\"delay\":60}"));
    }
  }

  @Test
  void dropsFieldsAndKeepsUndeclaredOnes() {
    StepSpec.Transform drop =
        new StepSpec.Transform(
            new NodeName("t"), List.of(), null, Map.of(), List.of("delay", "distance"), List.of());
    try (RunningOperator<PipelineRecord, PipelineRecord> step =
        running(drop, Declared.schema("origin STRING NOT NULL"))) {
      step.process(flight(1, "{\"delay\":1,\"origin\":\"A\",\"x\":[1]}"), 0);
      assertThat(json(step)).containsExactly("{\"origin\":\"A\",\"x\":[1]}");
    }
  }

  @Test
  void selectsExactlyTheFieldsNamed() {
    StepSpec.Transform select =
        new StepSpec.Transform(
            new NodeName("t"),
            List.of(),
            null,
            Map.of("half", "delay / 2"),
            List.of(),
            List.of("half", "origin"));
    Schema output = Declared.schema("half INT", "origin STRING NOT NULL");
    try (RunningOperator<PipelineRecord, PipelineRecord> step = running(select, output)) {
      step.process(flight(1, "{\"delay\":8,\"origin\":\"A\",\"x\":[1]}"), 0);
      assertThat(json(step)).containsExactly("{\"half\":4,\"origin\":\"A\"}");
    }
  }

  @Test
  void givesTheSameWhetherOrNotAShuffleLiesBetweenTwoSteps() {
    StepSpec.Transform drop =
        new StepSpec.Transform(
            new NodeName("one"), List.of(), null, Map.of(), List.of("distance"), List.of());
    Schema between = Declared.schema("delay INT", "origin STRING NOT NULL");
    StepSpec.Transform add =
        transform(null, Map.of("distance", "delay + 1", "note", "UPPER(origin)"));
    Schema output =
        Declared.schema(
            "delay INT", "origin STRING NOT NULL", "distance INT", "note STRING NOT NULL");
    TypeSerializer<PipelineRecord> shuffle =
        Records.type(between).createSerializer(new SerializerConfigImpl());
    try (RunningOperator<PipelineRecord, PipelineRecord> first = running(drop, between);
        RunningOperator<PipelineRecord, PipelineRecord> second =
            RunningOperator.of(
                new TransformFunction(add, between, output, DeadLetterPolicy.EMIT),
                Records.type(output))) {
      first.process(flight(1, "{\"distance\":9,\"delay\":1e1,\"origin\":\"a\",\"x\":1.10}"), 0);
      PipelineRecord direct = first.output().get(0);
      second.process(direct, 0);
      second.process(Serialized.roundTrip(shuffle, direct), 0);
      String expected =
          "{\"distance\":11,\"delay\":1e1,\"origin\":\"a\",\"x\":1.10,\"note\":\"A\"}";
      assertThat(json(second)).containsExactly(expected, expected);
    }
  }

  @Test
  void keepsWhatAnEarlierStepHasSet() {
    StepSpec.Transform drop =
        new StepSpec.Transform(
            new NodeName("two"), List.of(), null, Map.of(), List.of("distance"), List.of());
    Schema output = Declared.schema("delay INT", "origin STRING NOT NULL");
    try (RunningOperator<PipelineRecord, PipelineRecord> first =
            running(transform(null, Map.of("delay", "delay + 1")), FLIGHT);
        RunningOperator<PipelineRecord, PipelineRecord> second = running(drop, output)) {
      first.process(flight(1, "{\"distance\":9,\"delay\":1,\"origin\":\"a\"}"), 0);
      second.process(first.output().get(0), 0);
      assertThat(json(second)).containsExactly("{\"delay\":2,\"origin\":\"a\"}");
    }
  }

  @Test
  void putsARecordAsideOnWhichAnExpressionFails() {
    try (RunningOperator<PipelineRecord, PipelineRecord> step =
        running(transform(null, Map.of("delay", "100 / delay")), FLIGHT)) {
      step.process(flight(1, "{\"delay\":0,\"origin\":\"A\"}"), 0);
      step.process(flight(2, "{\"delay\":50,\"origin\":\"A\"}"), 0);
      assertThat(json(step)).containsExactly("{\"delay\":2,\"origin\":\"A\"}");
      DeadLetter letter = step.output(DeadLetter.OUTPUT).get(0);
      assertThat(letter.original()).isEqualTo(Records.edge(1, "{\"delay\":0,\"origin\":\"A\"}"));
      assertThat(letter.node()).isEqualTo(new NodeName("t"));
      assertThat(letter.stage()).isEqualTo(Stage.EXPRESSION);
      assertThat(letter.code()).isEqualTo("expression/division-by-zero");
      assertThat(letter.reason()).startsWith("set 'delay': ");
      assertThat(step.counter("deadLetters")).isEqualTo(1);
    }
  }

  @Test
  void saysThatItWasTheConditionThatFailed() {
    try (RunningOperator<PipelineRecord, PipelineRecord> step =
        running(transform("1 / delay > 0", Map.of()), FLIGHT)) {
      step.process(flight(1, "{\"delay\":0,\"origin\":\"A\"}"), 0);
      assertThat(step.output(DeadLetter.OUTPUT).get(0).reason()).startsWith("where: ");
    }
  }

  @Test
  void stopsForGoodWhereThereIsNoDeadLetterTopic() {
    TransformFunction function =
        new TransformFunction(
            transform("1 / delay > 0", Map.of()), FLIGHT, FLIGHT, DeadLetterPolicy.STOP);
    try (RunningOperator<PipelineRecord, PipelineRecord> step =
        RunningOperator.of(function, Records.type(FLIGHT))) {
      assertThatThrownBy(() -> step.process(flight(9, "{\"delay\":0,\"origin\":\"A\"}"), 0))
          .cause()
          .isInstanceOf(RefusedRecordException.class)
          .hasMessageContaining("in-3@9");
    }
  }

  @Test
  void letsTombstonesPass() {
    try (RunningOperator<PipelineRecord, PipelineRecord> step =
        running(transform("FALSE", Map.of("delay", "1 / 0")), FLIGHT)) {
      step.process(Records.tombstone(1, "k"), 0);
      assertThat(json(step)).containsExactly("tombstone");
    }
  }

  @Test
  void refusesToRunWhatTheChecksWouldRefuse() {
    TransformFunction function =
        new TransformFunction(
            transform("nothing = 1", Map.of()), FLIGHT, FLIGHT, DeadLetterPolicy.EMIT);
    assertThatIllegalStateException()
        .isThrownBy(() -> RunningOperator.of(function, Records.type(FLIGHT)).close())
        .withMessageContaining("'t'");
  }

  private static StepSpec.Transform transform(@Nullable String where, Map<String, String> set) {
    return new StepSpec.Transform(new NodeName("t"), List.of(), where, set, List.of(), List.of());
  }

  private static RunningOperator<PipelineRecord, PipelineRecord> running(
      StepSpec.Transform step, Schema output) {
    return RunningOperator.of(
        new TransformFunction(step, FLIGHT, output, DeadLetterPolicy.EMIT), Records.type(output));
  }

  private static PipelineRecord flight(long offset, String json) {
    return Records.record(offset, FLIGHT, json);
  }

  private static List<String> json(RunningOperator<PipelineRecord, PipelineRecord> step) {
    return step.output().stream().map(Records::json).toList();
  }
}
