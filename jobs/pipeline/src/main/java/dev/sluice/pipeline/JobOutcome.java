package dev.sluice.pipeline;

import dev.sluice.runtime.deadletter.RefusedRecordException;
import dev.sluice.runtime.kafka.EdgeException;
import dev.sluice.runtime.kafka.LostTransactionException;
import java.io.PrintStream;
import java.util.Optional;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.util.ExceptionUtils;
import org.apache.flink.util.SerializedThrowable;

/** How a job ended, as words and an exit code. */
final class JobOutcome {

  private JobOutcome() {}

  static int exitCode(JobResult result, PrintStream words) {
    Optional<SerializedThrowable> failure = result.getSerializedThrowable();
    if (failure.isEmpty()) {
      return 0;
    }
    Throwable cause = failure.get().deserializeError(JobOutcome.class.getClassLoader());
    Optional<? extends RuntimeException> promise =
        ExceptionUtils.findThrowable(cause, LostTransactionException.class)
            .map(RuntimeException.class::cast)
            .or(
                () ->
                    ExceptionUtils.findThrowable(cause, EdgeException.class)
                        .map(RuntimeException.class::cast));
    if (promise.isPresent()) {
      words.println("stopped: " + promise.get().getMessage());
      return 7;
    }
    Optional<RefusedRecordException> refused =
        ExceptionUtils.findThrowable(cause, RefusedRecordException.class);
    if (refused.isPresent()) {
      words.println("stopped: " + refused.get().getMessage());
      return 9;
    }
    words.println("failed: " + ExceptionUtils.stringifyException(cause));
    return 1;
  }
}
