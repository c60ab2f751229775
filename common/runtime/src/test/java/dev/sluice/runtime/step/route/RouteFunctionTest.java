package dev.sluice.runtime.step.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.name.NodeName;
import dev.sluice.core.schema.Schema;
import dev.sluice.core.spec.StepSpec;
import dev.sluice.runtime.Declared;
import dev.sluice.runtime.Records;
import dev.sluice.runtime.RunningOperator;
import dev.sluice.runtime.deadletter.DeadLetter;
import dev.sluice.runtime.deadletter.DeadLetterPolicy;
import dev.sluice.runtime.row.PipelineRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RouteFunctionTest {
  private static final Schema FLIGHT = Declared.schema("delay INT");

  @Test
  void sendsARecordToTheFirstBranchThatWantsIt() {
    try (RunningOperator<PipelineRecord, PipelineRecord> route = running()) {
      route.process(flight(1, "{\"delay\":70}"), 0);
      route.process(flight(2, "{\"delay\":20}"), 0);
      route.process(flight(3, "{\"delay\":5}"), 0);
      route.process(flight(4, "{}"), 0);
      assertThat(offsets(route, "severe")).containsExactly(1L);
      assertThat(offsets(route, "late")).containsExactly(2L);
      assertThat(route.output()).isEmpty();
      assertThat(route.counter("recordsFiltered")).isEqualTo(2);
    }
  }

  @Test
  void sendsATombstoneToEveryBranch() {
    try (RunningOperator<PipelineRecord, PipelineRecord> route = running()) {
      route.process(Records.tombstone(1, "k"), 0);
      assertThat(offsets(route, "severe")).containsExactly(1L);
      assertThat(offsets(route, "late")).containsExactly(1L);
      assertThat(route.output(DeadLetter.OUTPUT)).isEmpty();
    }
  }

  @Test
  void putsARecordAsideOnWhichAConditionFails() {
    try (RunningOperator<PipelineRecord, PipelineRecord> route = running()) {
      route.process(flight(1, "{\"delay\":0}"), 0);
      assertThat(route.output(DeadLetter.OUTPUT))
          .extracting(DeadLetter::code)
          .containsExactly("expression/division-by-zero");
      assertThat(route.output(DeadLetter.OUTPUT).get(0).reason()).startsWith("branch 'late': ");
      assertThat(route.counter("deadLetters")).isEqualTo(1);
    }
  }

  private static RunningOperator<PipelineRecord, PipelineRecord> running() {
    Map<NodeName, String> branches = new LinkedHashMap<>();
    branches.put(new NodeName("severe"), "delay >= 60");
    branches.put(new NodeName("late"), "delay >= 15 AND 100 / delay > 0 OR 1 / delay > 1");
    StepSpec.Route step = new StepSpec.Route(new NodeName("by-delay"), List.of(), branches);
    return RunningOperator.of(
        new RouteFunction(step, FLIGHT, Records.type(FLIGHT), DeadLetterPolicy.EMIT),
        Records.type(FLIGHT));
  }

  private static List<Long> offsets(
      RunningOperator<PipelineRecord, PipelineRecord> route, String branch) {
    return route.output(RouteFunction.output(new NodeName(branch), Records.type(FLIGHT))).stream()
        .map(record -> record.coordinates().offset())
        .toList();
  }

  private static PipelineRecord flight(long offset, String json) {
    return Records.record(offset, FLIGHT, json);
  }
}
