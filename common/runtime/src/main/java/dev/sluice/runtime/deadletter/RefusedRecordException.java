package dev.sluice.runtime.deadletter;

/** A record could not be handled, and the pipeline has no dead-letter topic to put it into. */
public final class RefusedRecordException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RefusedRecordException(DeadLetter letter) {
    super(
        letter.code()
            + ": '"
            + letter.node()
            + "' cannot handle the record at "
            + letter.original().coordinates()
            + ": "
            + letter.reason()
            + ". Name a topic for such records (dead-letters: {topic: NAME}) to park them and go on.");
  }
}
