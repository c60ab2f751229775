package dev.sluice.runtime.step.deduplicate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.name.NodeName;
import dev.sluice.core.schema.Schema;
import dev.sluice.core.spec.StepSpec;
import dev.sluice.runtime.Declared;
import dev.sluice.runtime.Records;
import dev.sluice.runtime.RunningOperator;
import dev.sluice.runtime.row.PipelineRecord;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The operator against lists of times: random records, watermarks, and restarts with another number
 * of subtasks. A failure is played again by its seed.
 */
class DeduplicateModelTest {
  private static final Schema SCHEMA = Declared.schema("k STRING");
  private static final int KEY_GROUPS = 8;
  private static final int STEPS = 4_000;
  private static final int SPAN = 100;
  private static final StepSpec.Deduplicate STEP =
      new StepSpec.Deduplicate(
          new NodeName("once"), List.of(), List.of("k"), Duration.ofMillis(SPAN));

  /**
   * All in memory; chunks between checkpoints; runs with filters; with a few filters; with none.
   */
  private static final List<KeyMemory> MEMORIES =
      List.of(
          new KeyMemory(10_000, 10_000, 0),
          new KeyMemory(40, 40, 10_000),
          new KeyMemory(4, 4, 10_000),
          new KeyMemory(4, 200, 10_000),
          new KeyMemory(4, 4, 192),
          new KeyMemory(1, 1, 0));

  private static final PrintFunction PRINT = new PrintFunction(STEP, SCHEMA);

  private final Deduplication rule = new Deduplication(SPAN);
  private final Map<Integer, List<Long>> kept = new HashMap<>();
  private final Map<Integer, List<Long>> forgotten = new HashMap<>();
  private final List<RunningDeduplicate> subtasks = new ArrayList<>();
  private long watermark = Long.MIN_VALUE;
  private boolean restored;
  private KeyMemory memory = MEMORIES.get(0);
  private StateBackend backend = new HashMapStateBackend();

  static Stream<Arguments> histories() {
    return LongStream.rangeClosed(1, 4)
        .boxed()
        .flatMap(seed -> MEMORIES.stream().map(memory -> Arguments.of(seed, memory)));
  }

  @ParameterizedTest
  @MethodSource("histories")
  void decidesAsTheRuleDoes(long seed, KeyMemory given) throws Exception {
    Random random = new Random(seed);
    memory = given;
    // a pipeline's own, and another one that a user may set
    backend = seed % 2 == 0 ? new HashMapStateBackend() : new EmbeddedRocksDBStateBackend(false);
    start(1, OperatorSubtaskState.builder().build());
    long now = 0;
    int passed = 0;
    for (int step = 0; step < STEPS; step++) {
      int choice = random.nextInt(1_000);
      if (choice < 3) {
        memory = random.nextBoolean() ? given : MEMORIES.get(random.nextInt(MEMORIES.size()));
        restart(1 + random.nextInt(3));
      } else if (choice < 60) {
        advance(now - random.nextInt(SPAN));
      } else {
        now += random.nextInt(4);
        long time = random.nextInt(20) == 0 ? now - random.nextInt(4 * SPAN) : now;
        passed += record(step, random.nextInt(200), time) ? 1 : 0;
      }
    }
    assertThat(passed).as("neither all nor none").isBetween(STEPS / 10, STEPS * 9 / 10);
    subtasks.forEach(RunningDeduplicate::close);
  }

  private boolean record(int offset, int key, long time) throws IOException {
    PipelineRecord in = Records.record(offset, SCHEMA, "{\"k\":\"" + key + "\"}");
    RunningDeduplicate subtask = subtasks.get(subtask(in));
    int before = subtask.output().size();
    subtask.process(in, time);
    boolean passes = subtask.output().size() > before;
    boolean repeat = near(kept, key, time);
    // a chunk is kept whole: until record time is known again, more may be known than has to be
    if (!(restored && !repeat && near(forgotten, key, time))) {
      assertThat(passes).as("step %d: %d at %d", offset, key, time).isEqualTo(!repeat);
    }
    if (passes) {
      kept.computeIfAbsent(key, none -> new ArrayList<>()).add(time);
    }
    return passes;
  }

  private boolean near(Map<Integer, List<Long>> times, int key, long time) {
    return times.getOrDefault(key, List.of()).stream().anyMatch(one -> rule.repeats(one, time));
  }

  private void advance(long time) {
    if (time > watermark) {
      watermark = time;
      restored = false;
      subtasks.forEach(subtask -> subtask.watermark(watermark));
      kept.forEach(
          (key, times) -> {
            List<Long> over = times.stream().filter(one -> rule.isOver(one, watermark)).toList();
            forgotten.computeIfAbsent(key, none -> new ArrayList<>()).addAll(over);
            times.removeAll(over);
          });
    }
  }

  /** What was over when it came is remembered until then, not longer. */
  private void restart(int parallelism) throws Exception {
    OperatorSubtaskState[] states =
        subtasks.stream().map(RunningDeduplicate::snapshot).toArray(OperatorSubtaskState[]::new);
    subtasks.forEach(RunningDeduplicate::close);
    int before = subtasks.size();
    subtasks.clear();
    OperatorSubtaskState all = AbstractStreamOperatorTestHarness.repackageState(states);
    for (int subtask = 0; subtask < parallelism; subtask++) {
      subtasks.add(
          subtask(
              AbstractStreamOperatorTestHarness.repartitionOperatorState(
                  all, KEY_GROUPS, before, parallelism, subtask),
              parallelism,
              subtask));
    }
    restored = true;
    kept.forEach(
        (key, times) -> {
          List<Long> late = times.stream().filter(one -> rule.isOver(one, watermark)).toList();
          forgotten.computeIfAbsent(key, none -> new ArrayList<>()).addAll(late);
          times.removeAll(late);
        });
  }

  private void start(int parallelism, OperatorSubtaskState state) {
    subtasks.add(subtask(state, parallelism, 0));
  }

  private RunningDeduplicate subtask(OperatorSubtaskState state, int parallelism, int subtask) {
    return new RunningDeduplicate(
        STEP,
        SCHEMA,
        memory,
        state,
        backend,
        new RunningOperator.Place(KEY_GROUPS, parallelism, subtask));
  }

  private int subtask(PipelineRecord in) throws IOException {
    return KeyGroupRangeAssignment.assignKeyToParallelOperator(
        PRINT.map(in).hash(), KEY_GROUPS, subtasks.size());
  }
}
