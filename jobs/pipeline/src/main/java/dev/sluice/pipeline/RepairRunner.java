package dev.sluice.pipeline;

import dev.sluice.core.ledger.InputPartition;
import dev.sluice.core.ledger.finding.Finding;
import dev.sluice.core.ledger.finding.InputFinding;
import dev.sluice.core.ledger.law.Books;
import dev.sluice.core.ledger.law.Claim;
import dev.sluice.core.ledger.law.Input;
import dev.sluice.core.ledger.law.LostEpoch;
import dev.sluice.core.name.OperatorUid;
import dev.sluice.core.name.TopicName;
import dev.sluice.core.spec.CheckedPipeline;
import dev.sluice.runtime.assembly.RepairAssembler;
import dev.sluice.runtime.kafka.LedgerBooks;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Makes lost transactions good, one after the other, on a mini cluster in this JVM: {@code sluice
 * repair}. Takes the arguments of {@link LocalRunner} and {@code --checkpoints FOLDER,...}, where
 * retained checkpoints are looked for if there are steps with state; with {@code --dry-run} first
 * it only says what is lost. Exit code 0 when nothing is missing any more, 3 when something is and
 * {@code --dry-run} was given, 4 for a rejected file, 5 when a loss cannot be made good, 7 when
 * Kafka's evidence speaks against it, 1 for any other failure.
 */
public final class RepairRunner {
  static final String CHECKPOINTS = "--checkpoints";

  private static final String DRY_RUN = "--dry-run";

  private RepairRunner() {}

  public static void main(String[] args) throws Exception {
    List<String> arguments = new ArrayList<>(Arrays.asList(args));
    boolean dryRun = arguments.remove(DRY_RUN);
    int exit;
    try {
      exit = run(JobArguments.parse(arguments.toArray(String[]::new)), dryRun);
    } catch (RejectedPipelineException | IllegalArgumentException e) {
      System.err.println(e.getMessage());
      exit = e instanceof RejectedPipelineException ? 4 : 5;
    }
    System.exit(exit);
  }

  static int run(JobArguments arguments, boolean dryRun) throws Exception {
    CheckedPipeline pipeline = PipelineFiles.read(arguments).pipeline();
    Books books = books(pipeline);
    List<LostEpoch> losses = losses(books);
    losses.forEach(lost -> System.out.println(text(lost)));
    if (losses.isEmpty()) {
      System.out.println("nothing to repair: the ledger has no loss that is open");
      return 0;
    }
    if (dryRun) {
      return 3;
    }
    RunnerSettings settings = RunnerSettings.of(arguments.runner(), pipeline.spec().name());
    RetainedCheckpoints checkpoints = checkpoints(arguments, settings);
    int worst = 0;
    for (LostEpoch lost : losses) {
      worst = Math.max(worst, attempt(pipeline, books, lost, checkpoints, settings));
    }
    return worst;
  }

  private static RetainedCheckpoints checkpoints(JobArguments arguments, RunnerSettings settings) {
    String folders = arguments.runner().getOrDefault(CHECKPOINTS, settings.stateDirectory());
    return new RetainedCheckpoints(List.of(folders.split(",")));
  }

  /** One that cannot be made good is no reason to leave the others. */
  private static int attempt(
      CheckedPipeline pipeline,
      Books books,
      LostEpoch lost,
      RetainedCheckpoints checkpoints,
      RunnerSettings settings)
      throws Exception {
    try {
      refuseWhatWasReadAgain(books, lost);
      return repair(pipeline, lost, checkpoints, settings);
    } catch (IllegalArgumentException e) {
      System.err.println("not repaired: " + sink(lost) + ": " + e.getMessage());
      return 5;
    }
  }

  /** The pipeline was started again from before the loss: it has made the records itself. */
  private static void refuseWhatWasReadAgain(Books books, LostEpoch lost) {
    for (Finding finding : books.findings()) {
      if (finding instanceof InputFinding.Repeated repeated
          && lost.inputs().entrySet().stream().anyMatch(input -> touches(repeated, input))) {
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

  private static Books books(CheckedPipeline pipeline) throws IOException, InterruptedException {
    TopicName ledger =
        pipeline
            .spec()
            .ledgerTopic()
            .orElseThrow(
                () -> new IllegalArgumentException("the pipeline's file says 'ledger: off'"));
    return LedgerBooks.readAll(pipeline.cluster(), ledger);
  }

  /** Oldest first; accepted ones too: what was gone on without may be brought later. */
  private static List<LostEpoch> losses(Books books) {
    return books.losses().stream()
        .filter(lost -> count(lost) > 0)
        .sorted(Comparator.comparingLong(LostEpoch::epoch))
        .toList();
  }

  private static int repair(
      CheckedPipeline pipeline,
      LostEpoch lost,
      RetainedCheckpoints checkpoints,
      RunnerSettings settings)
      throws Exception {
    RepairAssembler repair = RepairAssembler.of(pipeline, lost);
    int parallelism = 1;
    Configuration configuration = settings.configuration();
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    if (!repair.withState().isEmpty()) {
      RetainedCheckpoints.Retained before = before(lost, repair.withState(), checkpoints);
      parallelism = before.parallelism();
      configuration.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
      configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, before.path());
      // the state of all else: what it reads and writes is not to be taken up by a repair
      configuration.set(StateRecoveryOptions.SAVEPOINT_IGNORE_UNCLAIMED_STATE, true);
    }
    configuration.set(TaskManagerOptions.NUM_TASK_SLOTS, parallelism);
    try (LocalCluster cluster = LocalCluster.start(1, configuration)) {
      StreamExecutionEnvironment env =
          StreamExecutionEnvironment.getExecutionEnvironment(configuration);
      repair.assemble(parallelism, env);
      LocalJob job = cluster.submit(env, pipeline.spec().name());
      int exit = JobOutcome.exitCode(job.result().join(), System.err);
      if (exit == 0) {
        System.out.println("repaired: " + count(lost) + " records of " + sink(lost));
      }
      return exit;
    }
  }

  /** The state that the lost epoch began with. */
  private static RetainedCheckpoints.Retained before(
      LostEpoch lost, List<OperatorUid> withState, RetainedCheckpoints checkpoints)
      throws IOException {
    String names = withState.stream().map(OperatorUid::value).collect(Collectors.joining(", "));
    long since = lost.loss().marker().since();
    try {
      if (since == 0) {
        throw new IllegalArgumentException(
            "it is the pipeline's first epoch, which no checkpoint was before");
      }
      return checkpoints.find(since, withState);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          names
              + " has state: what it makes of the lost input depends on what it had seen before, and its state has moved on; "
              + e.getMessage(),
          e);
    }
  }

  private static String text(LostEpoch lost) {
    return "lost: %d records of %s (transaction %s), made from %s"
        .formatted(
            count(lost),
            sink(lost),
            lost.loss().transactionalId(),
            lost.inputs().entrySet().stream()
                .map(
                    entry ->
                        entry.getKey().partition()
                            + " offsets "
                            + entry.getValue().from()
                            + " to "
                            + (entry.getValue().to() - 1))
                .sorted()
                .collect(Collectors.joining(", ")));
  }

  private static String sink(LostEpoch lost) {
    return "sink '%s', epoch %d".formatted(lost.loss().marker().sink().node(), lost.epoch());
  }

  private static long count(LostEpoch lost) {
    return lost.missing().entrySet().stream()
        .map(Map.Entry::getValue)
        .reduce(Claim.NONE, Claim::plus)
        .written()
        .count();
  }
}
