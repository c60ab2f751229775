package dev.sluice.ops.cluster;

/**
 * A process could not be started, did not become ready or could not be stopped. The message is for
 * the user: it says which process, what was found and what to do, and ends with the last lines of
 * its log where there is one.
 */
public final class ClusterException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ClusterException(String message) {
    super(message);
  }

  public ClusterException(String message, Throwable cause) {
    super(message, cause);
  }
}
