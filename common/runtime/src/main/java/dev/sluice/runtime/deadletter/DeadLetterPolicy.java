package dev.sluice.runtime.deadletter;

import java.util.function.Consumer;
import org.apache.flink.runtime.execution.SuppressRestartsException;

/** What becomes of a record that cannot be handled. */
public enum DeadLetterPolicy {
  /** It goes to the dead-letter topic. */
  EMIT {
    @Override
    public void handle(DeadLetter letter, Consumer<DeadLetter> output) {
      output.accept(letter);
    }
  },
  /**
   * There is no such topic: the pipeline stops, for good, since a restart would meet the same
   * record again.
   */
  STOP {
    @Override
    public void handle(DeadLetter letter, Consumer<DeadLetter> output) {
      throw new SuppressRestartsException(new RefusedRecordException(letter));
    }
  };

  public abstract void handle(DeadLetter letter, Consumer<DeadLetter> output);
}
