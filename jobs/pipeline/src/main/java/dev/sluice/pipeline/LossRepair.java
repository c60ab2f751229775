package dev.sluice.pipeline;

import dev.sluice.core.ledger.InputPartition;
import dev.sluice.core.ledger.finding.Finding;
import dev.sluice.core.ledger.finding.InputFinding;
import dev.sluice.core.ledger.law.Books;
import dev.sluice.core.ledger.law.Input;
import dev.sluice.core.ledger.law.LostEpoch;
import dev.sluice.core.name.OperatorUid;
import dev.sluice.core.spec.CheckedPipeline;
import dev.sluice.runtime.assembly.RepairAssembler;
import dev.sluice.runtime.kafka.LedgerBooks;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Makes one lost transaction good, on a mini cluster of its own.
 *
 * @param checkpoints folders of retained checkpoints, for pipelines with state
 */
record LossRepair(CheckedPipeline pipeline, List<String> checkpoints, RunnerSettings settings) {
  private static final int NOT_REPAIRED = 5;
  private static final int STOPPED = 7;

  /**
   * What the job is restored from.
   *
   * @param path of a checkpoint; none without state
   */
  private record Start(Optional<String> path, int parallelism) {}

  /**
   * One that cannot be made good is no reason to leave the others.
   *
   * @return the exit code
   */
  int attempt(LostEpoch lost) throws Exception {
    try {
      RepairAssembler repair = RepairAssembler.of(pipeline, lost);
      refuseWhatWasReadAgain(repair.inputs());
      int exit = NOT_REPAIRED;
      for (Start start : starts(repair, lost)) {
        exit = run(repair, start);
        if (exit == 0) {
          break;
        }
      }
      return exit == 0 ? repaired(lost) : exit;
    } catch (IllegalArgumentException e) {
      return notRepaired(lost, String.valueOf(e.getMessage()), NOT_REPAIRED);
    } catch (SuppressRestartsException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      return notRepaired(lost, String.valueOf(cause.getMessage()), STOPPED);
    }
  }

  private static int notRepaired(LostEpoch lost, String reason, int exit) {
    System.err.println("not repaired: " + RepairRunner.sink(lost) + ": " + reason);
    return exit;
  }

  /** The ledger's word, not the job's, says that it is done. */
  private int repaired(LostEpoch lost) throws IOException, InterruptedException {
    boolean done =
        books().losses().stream()
            .anyMatch(now -> now.loss().key().equals(lost.loss().key()) && now.repaired());
    if (!done) {
      return notRepaired(lost, "the job ended without having written it", NOT_REPAIRED);
    }
    System.out.println(
        "repaired: " + RepairRunner.count(lost) + " records of " + RepairRunner.sink(lost));
    return 0;
  }

  /** The pipeline was started again from before the loss: it has made the records itself. */
  private void refuseWhatWasReadAgain(Map<Input, Input.Span> inputs)
      throws IOException, InterruptedException {
    for (Finding finding : books().findings()) {
      if (finding instanceof InputFinding.Repeated repeated
          && inputs.entrySet().stream().anyMatch(input -> touches(repeated, input))) {
        throw new IllegalArgumentException(
            "the pipeline has read "
                + repeated.input()
                + " again since, and written what it makes of it; a repair would repeat it");
      }
    }
  }

  private static boolean touches(
      InputFinding.Repeated repeated, Map.Entry<Input, Input.Span> lost) {
    InputPartition partition = lost.getKey().partition();
    return repeated.source().equals(lost.getKey().source())
        && repeated.input().topic().equals(partition.topic())
        && repeated.input().partition() == partition.partition()
        && repeated.input().from() < lost.getValue().to()
        && lost.getValue().from() < repeated.input().to();
  }

  private Books books() throws IOException, InterruptedException {
    return LedgerBooks.readAll(pipeline.cluster(), RepairRunner.ledger(pipeline));
  }

  /**
   * With state: each checkpoint that the lost epoch may have begun with; what comes out decides.
   */
  private List<Start> starts(RepairAssembler repair, LostEpoch lost) {
    if (repair.withState().isEmpty()) {
      return List.of(new Start(Optional.empty(), 1));
    }
    String names =
        repair.withState().stream().map(OperatorUid::value).collect(Collectors.joining(", "));
    long since = lost.loss().marker().since();
    String why =
        names
            + " has state: what it makes of the lost input depends on what it had seen before, and its state has moved on; ";
    if (since == 0) {
      throw new IllegalArgumentException(
          why + "it is the pipeline's first epoch, which no checkpoint was before");
    }
    try {
      RetainedCheckpoints found = RetainedCheckpoints.in(checkpoints, repair.withState());
      // the epoch's own end, if it is there, knows of a rescale between the two
      List<RetainedCheckpoints.Retained> ends = found.numbered(lost.epoch());
      return found.require(since).stream()
          .map(
              begin ->
                  new Start(
                      Optional.of(begin.path()),
                      ends.isEmpty() ? begin.parallelism() : ends.get(0).parallelism()))
          .toList();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(why + e.getMessage(), e);
    }
  }

  private int run(RepairAssembler repair, Start start) throws Exception {
    Configuration configuration = settings.configuration();
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    configuration.set(TaskManagerOptions.NUM_TASK_SLOTS, start.parallelism());
    start
        .path()
        .ifPresent(
            path -> {
              configuration.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
              configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, path);
              // the state of all else: what it reads and writes is not a repair's to take up
              configuration.set(StateRecoveryOptions.SAVEPOINT_IGNORE_UNCLAIMED_STATE, true);
            });
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    repair.assemble(start.parallelism(), env);
    try (LocalCluster cluster = LocalCluster.start(1, configuration)) {
      LocalJob job = cluster.submit(env, pipeline.spec().name());
      return JobOutcome.exitCode(job.result().join(), System.err);
    }
  }
}
