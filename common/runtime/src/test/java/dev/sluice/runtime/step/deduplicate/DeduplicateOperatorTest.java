package dev.sluice.runtime.step.deduplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.core.name.NodeName;
import dev.sluice.core.schema.Schema;
import dev.sluice.core.spec.StepSpec;
import dev.sluice.runtime.Declared;
import dev.sluice.runtime.Records;
import dev.sluice.runtime.RunningOperator;
import dev.sluice.runtime.Serialized;
import dev.sluice.runtime.row.PipelineRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.OperatorSnapshotUtil;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeduplicateOperatorTest {
  private static final Schema SCHEMA = Declared.schema("id BIGINT", "origin STRING");

  /** A value and a timer for each key. */
  private static final String OF_KEYS = "state/deduplicate-1.snapshot";

  /** Chunks. */
  private static final String OF_CHUNKS = "state/deduplicate-2.snapshot";

  @Test
  void passesTheFirstOfAKeyAndCountsItsRepeats() {
    try (RunningDeduplicate step = running("origin")) {
      step.process(flight(1, 7, "ATL"), 0);
      step.process(flight(2, 8, "ATL"), 59_999);
      step.process(flight(3, 7, "SAV"), 59_999);
      step.process(flight(4, 9, "ATL"), 60_000);
      assertThat(offsets(step)).containsExactly(1L, 3L, 4L);
      assertThat(step.operator().counter("recordsDeduplicated")).isEqualTo(1);
    }
  }

  @Test
  void comparesAllFieldsOfTheKeyAndKnowsNullAsAValue() {
    try (RunningDeduplicate step = running("id", "origin")) {
      step.process(Records.record(1, SCHEMA, "{\"id\":1,\"origin\":null}"), 0);
      step.process(Records.record(2, SCHEMA, "{\"id\":1.0}"), 0);
      step.process(Records.record(3, SCHEMA, "{\"origin\":\"A\"}"), 0);
      step.process(Records.record(4, SCHEMA, "{\"origin\":\"\\u0041\"}"), 0);
      assertThat(offsets(step)).containsExactly(1L, 3L);
    }
  }

  @Test
  void keepsNoStateOnceTheWatermarkHasPassed() {
    try (RunningDeduplicate step = running("origin")) {
      step.process(flight(1, 1, "ATL"), 0);
      step.snapshot();
      step.process(flight(2, 1, "ATL"), 70_000);
      step.watermark(129_999);
      step.snapshot();
      assertThat(step.stateEntries()).isEqualTo(1);
      step.watermark(130_000);
      step.snapshot();
      assertThat(step.stateEntries()).isZero();
      assertThat(step.operator().timers()).isZero();
    }
  }

  @Test
  void whatIsOverWhenItComesMakesRepeatsUntilTheWatermarkGoesOn() {
    try (RunningDeduplicate step = running("origin")) {
      step.watermark(100_000);
      step.process(flight(1, 1, "ATL"), 0);
      step.process(flight(2, 1, "ATL"), 10);
      step.watermark(100_001);
      step.process(flight(3, 1, "ATL"), 20);
      assertThat(offsets(step)).containsExactly(1L, 3L);
    }
  }

  @Test
  void letsTombstonesPass() {
    try (RunningDeduplicate step = running("origin")) {
      step.process(Records.tombstone(1, "k"), 0);
      step.process(Records.tombstone(2, "k"), 0);
      assertThat(offsets(step)).containsExactly(1L, 2L);
      assertThat(step.stateEntries()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {OF_KEYS, OF_CHUNKS})
  void knowsAfterARestoreWhatItKnewBefore(String snapshot) {
    try (RunningDeduplicate step = running(SCHEMA, held(snapshot), "id", "origin")) {
      step.process(flight(3, 1, "ATL"), 59_999);
      step.process(flight(4, 2, "ATL"), 0);
      step.process(flight(5, 1, "SAV"), 70_000);
      assertThat(offsets(step)).containsExactly(4L);
      step.watermark(130_000);
      step.snapshot();
      assertThat(step.stateEntries()).isZero();
    }
  }

  @Test
  void knowsAfterTwoRestoresWhatAnEarlierReleaseKept() {
    OperatorSubtaskState again;
    try (RunningDeduplicate step = running(SCHEMA, held(OF_KEYS), "id", "origin")) {
      again = step.snapshot();
    }
    try (RunningDeduplicate step = running(SCHEMA, again, "id", "origin")) {
      step.process(flight(3, 1, "ATL"), 59_999);
      assertThat(step.output()).isEmpty();
    }
  }

  @Test
  void leavesNothingOfWhatAnEarlierReleaseKeptOfManyKeys() {
    OperatorSubtaskState before;
    try (RunningOperator<PipelineRecord, PipelineRecord> step =
        RunningOperator.of(
            new KeyedProcessOperator<>(new FormBefore()),
            new IdOfBefore(),
            Records.type(SCHEMA),
            null)) {
      for (int id = 0; id < 100; id++) {
        step.process(flight(id, id, "ATL"), 0);
      }
      before = step.snapshot();
    }
    KeyMemory small = new KeyMemory(40, 40, 10_000);
    try (RunningDeduplicate step = RunningDeduplicate.of(step("id"), SCHEMA, small, before)) {
      for (int id = 0; id < 100; id++) {
        step.process(flight(100 + id, id, "ATL"), 59_999);
      }
      assertThat(step.output()).isEmpty();
      step.watermark(60_000);
      step.snapshot();
      assertThat(step.stateEntries()).isZero();
    }
  }

  /** A value for each key. */
  private static final class FormBefore
      extends KeyedProcessFunction<DeduplicateKey, PipelineRecord, PipelineRecord> {
    private static final long serialVersionUID = 1L;

    private transient ValueState<DeduplicateState> kept;

    @Override
    public void open(OpenContext context) {
      kept =
          getRuntimeContext()
              .getState(new ValueStateDescriptor<>("kept", new DeduplicateStateSerializer()));
    }

    @Override
    public void processElement(
        PipelineRecord in, Context context, Collector<PipelineRecord> collector)
        throws IOException {
      kept.update(new DeduplicateState(List.of(context.timestamp())));
    }
  }

  /** As a release of then made it, in bytes that no release may change. */
  private static final class IdOfBefore
      implements KeySelector<PipelineRecord, DeduplicateKey>, ResultTypeQueryable<DeduplicateKey> {
    private static final long serialVersionUID = 1L;

    @Override
    public DeduplicateKey getKey(PipelineRecord in) throws IOException {
      DataOutputSerializer out = new DataOutputSerializer(16);
      out.writeByte('f');
      out.writeBoolean(true);
      out.writeLong((Long) Objects.requireNonNull(in.value()).get(0));
      return new DeduplicateKey(out.getCopyOfBuffer());
    }

    @Override
    public TypeInformation<DeduplicateKey> getProducedType() {
      return new PrintFunction(step("id"), SCHEMA).keyType();
    }
  }

  @Test
  void keepsItsStateWhenAKeyFieldIsWidenedOrMayNoLongerBeNull() {
    Schema narrow = Declared.schema("new STRING", "origin STRING NOT NULL", "id INT");
    try (RunningDeduplicate step = running(narrow, held(OF_KEYS), "id", "origin")) {
      step.process(Records.record(3, narrow, "{\"id\":1,\"origin\":\"ATL\"}"), 59_999);
      assertThat(step.output()).isEmpty();
    }
  }

  @Test
  void refusesTheStateOfAnotherKey() {
    assertThatThrownBy(() -> running(SCHEMA, held(OF_CHUNKS), "origin").close())
        .hasStackTraceContaining("The new key serializer")
        .hasStackTraceContaining("must be compatible");
  }

  @Test
  void staysWithinItsMemoryAlsoAfterARestore() {
    long bytes = 1 << 20;
    OperatorSubtaskState state = null;
    for (int life = 0; life < 4; life++) {
      try (RunningDeduplicate step =
          RunningDeduplicate.of(step("id"), SCHEMA, KeyMemory.of(bytes >> life / 2, 1), state)) {
        for (int id = 0; id < 30_000; id++) {
          assertThat((long) step.operator().gauge("rememberedKeysSize"))
              .isLessThanOrEqualTo(bytes >> life / 2);
          step.process(flight(id, 30_000L * life + id, "ATL"), 0);
        }
        state = step.snapshot();
      }
    }
  }

  @Test
  void makesOneKeyOfTheTwoZeros() throws IOException {
    Schema schema = Declared.schema("d DOUBLE", "r ROW<x DOUBLE>");
    PrintFunction print = new PrintFunction(step("d", "r"), schema);
    assertThat(print.map(Records.record(1, schema, "{\"d\":0.0,\"r\":{\"x\":-0.0}}")).print())
        .isEqualTo(print.map(Records.record(2, schema, "{\"d\":-0.0,\"r\":{\"x\":0}}")).print());
  }

  @Test
  void distributesRecordsAsReleasesBeforeDid() throws IOException {
    PrintFunction print = new PrintFunction(step("id"), SCHEMA);
    for (long id : new long[] {0, 1, -1, Long.MAX_VALUE}) {
      PipelineRecord in = flight(1, id, "ATL");
      assertThat(print.map(in).hash()).isEqualTo(new IdOfBefore().getKey(in).hashCode());
    }
  }

  @Test
  void refusesAMapInTheKey() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new PrintFunction(step("m"), Declared.schema("m ARRAY<MAP<STRING, INT>>")))
        .withMessageContaining("'m'");
  }

  @Test
  void writesItsStateAsBytes() {
    DeduplicateStateSerializer serializer = new DeduplicateStateSerializer();
    DeduplicateState state = new DeduplicateState(List.of(Long.MIN_VALUE, 0L));
    assertThat(Serialized.roundTrip(serializer, state)).isEqualTo(state);
    assertThat(Serialized.snapshot(serializer).restoreSerializer()).isEqualTo(serializer);
  }

  /**
   * Writes the snapshot that the tests restore. Once for each form of the state; old ones are kept
   * and go on being tested.
   */
  public static void main(String[] arguments) throws IOException {
    try (RunningDeduplicate step = running("id", "origin")) {
      step.process(flight(1, 1, "ATL"), 0);
      step.process(flight(2, 1, "SAV"), 70_000);
      OperatorSnapshotUtil.writeStateHandle(
          step.snapshot(), Path.of(arguments[0], OF_CHUNKS).toString());
    }
  }

  private static RunningDeduplicate running(String... by) {
    return running(SCHEMA, null, by);
  }

  private static RunningDeduplicate running(
      Schema schema, @Nullable OperatorSubtaskState state, String... by) {
    return RunningDeduplicate.of(step(by), schema, null, state);
  }

  private static OperatorSubtaskState held(String snapshot) {
    try {
      return OperatorSnapshotUtil.readStateHandle(
          OperatorSnapshotUtil.getResourceFilename(snapshot));
    } catch (IOException | ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static StepSpec.Deduplicate step(String... by) {
    return new StepSpec.Deduplicate(
        new NodeName("unique"), List.of(), List.of(by), Duration.ofMinutes(1));
  }

  private static PipelineRecord flight(long offset, long id, String origin) {
    return Records.record(offset, SCHEMA, "{\"id\":" + id + ",\"origin\":\"" + origin + "\"}");
  }

  private static List<Long> offsets(RunningDeduplicate step) {
    return step.output().stream().map(record -> record.coordinates().offset()).toList();
  }
}
