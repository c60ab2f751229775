package dev.sluice.ops.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.sluice.core.check.PipelineReader;
import dev.sluice.core.check.PipelineReading;
import dev.sluice.core.diagnostic.SourceText;
import dev.sluice.core.spec.CheckedPipeline;
import dev.sluice.ops.flink.RunRequest.StateWithoutOperator;
import dev.sluice.ops.upgrade.Change.Effect;
import dev.sluice.ops.upgrade.Change.Kind;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PipelineChangesTest {
  private static final SourceText CLUSTER =
      new SourceText(
          "local.yaml",
          "apiVersion: sluice/v1\ncluster: local\nbootstrap-servers: localhost:9092\n");

  private static final String OLD =
      """
      apiVersion: sluice/v1
      pipeline: orders
      kafka: local
      sources:
        orders:
          topic: orders.raw
          format: json
          schema: {id: STRING NOT NULL, amount: INT, country: STRING}
          start: earliest
      steps:
        trimmed: {from: orders, drop: [country]}
        unique: {from: trimmed, deduplicate: {by: [id], within: 1 h}}
      sinks:
        out: {from: unique, topic: orders.clean, format: json, key: [id]}
        all: {from: orders, topic: orders.all, format: json}
      dead-letters: {topic: orders.dead}
      """;

  static Stream<Arguments> edits() {
    return Stream.of(
        arguments(
            "topic: orders.raw", "topic: orders.v2", Kind.CHANGED, Effect.IMPOSSIBLE, "orders"),
        arguments(
            "topic: orders.raw",
            "topic-pattern: 'orders[.]raw|orders[.]v2'",
            Kind.CHANGED,
            Effect.KEEPS_STATE,
            "orders"),
        arguments("amount: INT", "amount: BIGINT", Kind.CHANGED, Effect.KEEPS_STATE, "orders"),
        arguments("start: earliest", "start: latest", Kind.CHANGED, Effect.KEEPS_STATE, "orders"),
        arguments("drop: [country]", "drop: [amount]", Kind.CHANGED, Effect.KEEPS_STATE, "trimmed"),
        arguments("by: [id]", "by: [id, amount]", Kind.CHANGED, Effect.IMPOSSIBLE, "unique"),
        arguments("within: 1 h", "within: 2 h", Kind.CHANGED, Effect.KEEPS_STATE, "unique"),
        arguments(
            "deduplicate: {by: [id], within: 1 h}",
            "drop: [amount]",
            Kind.CHANGED,
            Effect.DROPS_STATE,
            "unique"),
        arguments(
            "topic: orders.clean",
            "topic: orders.clean.v2",
            Kind.CHANGED,
            Effect.KEEPS_STATE,
            "out"),
        arguments(
            "key: [id]}",
            "key: [id], provenance: content}",
            Kind.CHANGED,
            Effect.KEEPS_STATE,
            "out"),
        arguments(
            "kafka: local\n",
            "kafka: local\nledger: off\n",
            Kind.CHANGED,
            Effect.KEEPS_STATE,
            "ledger"),
        arguments("key: [id]", "key: [amount]", Kind.CHANGED, Effect.KEEPS_STATE, "out"),
        arguments(
            "  all: {from: orders, topic: orders.all, format: json}\n",
            "",
            Kind.REMOVED,
            Effect.DROPS_STATE,
            "all"),
        arguments(
            "dead-letters: {topic: orders.dead}\n",
            "",
            Kind.REMOVED,
            Effect.DROPS_STATE,
            "dead-letters"),
        arguments(
            "topic: orders.dead",
            "topic: orders.lost",
            Kind.CHANGED,
            Effect.KEEPS_STATE,
            "dead-letters"),
        arguments(
            "kafka: local\n",
            "kafka: local\nsettings: {max-parallelism: 64}\n",
            Kind.CHANGED,
            Effect.IMPOSSIBLE,
            "max-parallelism"),
        arguments(
            "kafka: local\n",
            "kafka: local\nsettings: {parallelism: 4}\n",
            Kind.CHANGED,
            Effect.KEEPS_STATE,
            "parallelism"));
  }

  @ParameterizedTest(name = "{0} -> {1}: {3}")
  @MethodSource("edits")
  void saysWhatAnEditDoesToState(String old, String now, Kind kind, Effect effect, String subject) {
    assertThat(OLD).contains(old);
    List<Change> changes = changes(OLD, OLD.replace(old, now));
    assertThat(changes).hasSize(1);
    Change change = changes.get(0);
    assertThat(change.kind()).isEqualTo(kind);
    assertThat(change.effect()).isEqualTo(effect);
    assertThat(change.subject()).isEqualTo(subject);
  }

  @Test
  void findsNothingInTheSameFile() {
    assertThat(changes(OLD, OLD)).isEmpty();
  }

  @Test
  void refusesAnotherTypeOfAKey() {
    List<Change> changes = changes(OLD, OLD.replace("id: STRING NOT NULL", "id: BIGINT NOT NULL"));
    assertThat(changes)
        .filteredOn(change -> change.subject().equals("unique"))
        .extracting(Change::effect)
        .containsExactly(Effect.IMPOSSIBLE);
  }

  @Test
  void keepsTheStateOfAKeyThatMayBecomeNull() {
    List<Change> changes = changes(OLD, OLD.replace("id: STRING NOT NULL", "id: STRING"));
    assertThat(changes).extracting(Change::effect).containsOnly(Effect.KEEPS_STATE);
  }

  @Test
  void takesANewNameForAnotherNode() {
    List<Change> changes = changes(OLD, OLD.replace("unique", "distinct"));
    assertThat(changes)
        .extracting(Change::subject, Change::kind, Change::effect)
        .contains(
            tuple("unique", Kind.REMOVED, Effect.DROPS_STATE),
            tuple("distinct", Kind.ADDED, Effect.KEEPS_STATE));
  }

  @Test
  void refusesToDropStateUnlessToldTo() {
    CheckedPipeline now = read(OLD.replace("unique", "distinct"));
    UpgradePlan refused = UpgradePlan.of(read(OLD), now, UnneededState.REFUSE);
    assertThat(refused.refused()).extracting(Change::subject).containsExactly("unique");
    UpgradePlan told = UpgradePlan.of(read(OLD), now, UnneededState.DROP);
    assertThat(told.refused()).isEmpty();
    assertThat(told.stateWithoutOperator()).isEqualTo(StateWithoutOperator.DROPPED);
  }

  @Test
  void refusesTheImpossibleEvenWhenStateMayBeDropped() {
    UpgradePlan plan =
        UpgradePlan.of(
            read(OLD), read(OLD.replace("by: [id]", "by: [amount]")), UnneededState.DROP);
    assertThat(plan.refused()).extracting(Change::subject).containsExactly("unique");
    assertThat(plan.stateWithoutOperator()).isEqualTo(StateWithoutOperator.REFUSED);
  }

  private static List<Change> changes(String old, String now) {
    return PipelineChanges.between(read(old), read(now));
  }

  private static CheckedPipeline read(String pipeline) {
    PipelineReading reading = PipelineReader.read(new SourceText("orders.yaml", pipeline), CLUSTER);
    assertThat(reading.diagnostics()).as(pipeline).noneMatch(diagnostic -> diagnostic.isError());
    return reading.pipeline().orElseThrow();
  }
}
