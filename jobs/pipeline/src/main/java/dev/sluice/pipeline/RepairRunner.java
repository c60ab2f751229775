package dev.sluice.pipeline;

import dev.sluice.core.ledger.law.Books;
import dev.sluice.core.ledger.law.Claim;
import dev.sluice.core.ledger.law.LostEpoch;
import dev.sluice.core.name.TopicName;
import dev.sluice.core.spec.CheckedPipeline;
import dev.sluice.runtime.kafka.LedgerBooks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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
    List<LostEpoch> losses = losses(LedgerBooks.readAll(pipeline.cluster(), ledger(pipeline)));
    losses.forEach(lost -> System.out.println(text(lost)));
    if (losses.isEmpty()) {
      System.out.println("nothing to repair: the ledger has no loss that is open");
      return 0;
    }
    if (dryRun) {
      return 3;
    }
    RunnerSettings settings = RunnerSettings.of(arguments.runner(), pipeline.spec().name());
    String folders = arguments.runner().getOrDefault(CHECKPOINTS, settings.stateDirectory());
    LossRepair repair = new LossRepair(pipeline, List.of(folders.split(",")), settings);
    int worst = 0;
    for (LostEpoch lost : losses) {
      worst = Math.max(worst, repair.attempt(lost));
    }
    return worst;
  }

  static TopicName ledger(CheckedPipeline pipeline) {
    return pipeline
        .spec()
        .ledgerTopic()
        .orElseThrow(() -> new IllegalArgumentException("the pipeline's file says 'ledger: off'"));
  }

  /** Oldest first; accepted ones too: what was gone on without may be brought later. */
  private static List<LostEpoch> losses(Books books) {
    return books.losses().stream()
        .filter(lost -> count(lost) > 0)
        .sorted(Comparator.comparingLong(LostEpoch::epoch))
        .toList();
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

  static String sink(LostEpoch lost) {
    return "sink '%s', epoch %d".formatted(lost.loss().marker().sink().node(), lost.epoch());
  }

  static long count(LostEpoch lost) {
    return lost.missing().entrySet().stream()
        .map(Map.Entry::getValue)
        .reduce(Claim.NONE, Claim::plus)
        .written()
        .count();
  }
}
