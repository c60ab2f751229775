package dev.sluice.runtime.kafka;

import java.io.IOException;
import java.util.List;
import org.apache.flink.util.ExceptionUtils;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;

/** A commit that Kafka refused for who we are, not for what became of the transaction. */
final class DeniedCommit {

  private DeniedCommit() {}

  /**
   * @throws IOException for such a one; the job restarts and tries again: the transactions stay
   *     prepared until they time out
   */
  static void check(String sink, List<RefusedCommit> refused) throws IOException {
    for (RefusedCommit commit : refused) {
      Throwable refusal = commit.refusal().orElseThrow();
      if (ExceptionUtils.findThrowable(refusal, DeniedCommit::isDenied).isPresent()) {
        throw new IOException(
            "runtime/commit-denied: sink '"
                + sink
                + "' may not commit transaction '"
                + commit.getCommittable().getTransactionalId()
                + "' (Write on the transactional id): nothing is lost yet. Restore the permission"
                + " before the transaction timeout ends: Kafka aborts the transaction then",
            refusal);
      }
    }
  }

  private static boolean isDenied(Throwable cause) {
    return cause instanceof AuthorizationException || cause instanceof AuthenticationException;
  }
}
