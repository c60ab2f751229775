package dev.sluice.runtime.kafka;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The output of epochs is gone, or may be: says which, which input it was made from, and what to
 * do.
 */
public final class LostTransactionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private LostTransactionException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /**
   * @param unknown of which nobody can tell; with one of them the pipeline never goes on
   */
  static LostTransactionException of(
      String sink, List<CommitVerdict> lost, List<CommitVerdict> unknown, boolean goesOn) {
    String message =
        Stream.of(lost(sink, lost, goesOn), undecidable(sink, unknown))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining("\n"));
    Throwable first =
        Stream.concat(lost.stream(), unknown.stream()).findFirst().orElseThrow().refusal();
    return new LostTransactionException(message, first);
  }

  /** With what the other subtasks have found out, too. */
  LostTransactionException with(List<String> all) {
    return all.isEmpty()
        ? this
        : new LostTransactionException(
            getMessage()
                + "\nThe ledger's open losses, all subtasks:\n  "
                + String.join("\n  ", all),
            getCause());
  }

  private static String lost(String sink, List<CommitVerdict> lost, boolean goesOn) {
    if (lost.isEmpty()) {
      return "";
    }
    return "runtime/lost-transaction: sink '"
        + sink
        + "' lost the output of "
        + records(lost)
        + ": Kafka aborted what a checkpoint had prepared, before it was committed.\n"
        + lines(lost)
        + "\nUsual cause: the pipeline was down for longer than the transaction timeout."
        + (goesOn
            ? " The pipeline goes on without them (settings.on-lost-transaction: continue)."
            : " The pipeline stops.")
        + " `sluice repair PIPELINE_FILE` writes their results again."
        + " Raise settings.transaction-timeout (at most the broker's transaction.max.timeout.ms)"
        + " above your longest outage.";
  }

  private static String undecidable(String sink, List<CommitVerdict> unknown) {
    if (unknown.isEmpty()) {
      return "";
    }
    return "runtime/undecidable-transaction: sink '"
        + sink
        + "' cannot tell whether the output of "
        + records(unknown)
        + " was committed: the commit was refused, the coordinator's answer fits both, and no"
        + " ledger has the marker.\n"
        + lines(unknown)
        + "\n"
        + "The pipeline stops. Look for the results in the output with read_committed: if they are"
        + " there, start from a later checkpoint; if not, from an earlier one (what was committed"
        + " since is then written twice).";
  }

  private static String records(List<CommitVerdict> verdicts) {
    long records =
        verdicts.stream()
            .flatMap(verdict -> verdict.committable().inputs().ranges().values().stream())
            .mapToLong(InputRange::records)
            .sum();
    return records + " records in " + verdicts.size() + " transactions";
  }

  private static String lines(List<CommitVerdict> verdicts) {
    return verdicts.stream().map(LostTransactionException::line).collect(Collectors.joining("\n"));
  }

  private static String line(CommitVerdict verdict) {
    String epoch = verdict.carried().map(marker -> "epoch " + marker.epoch() + ", ").orElse("");
    return "  " + epoch + verdict + ": " + verdict.committable().inputs();
  }
}
