package dev.sluice.core.ledger;

/**
 * Who keeps an account: one operator of one node, in one subtask, from one start to the next. A
 * restart opens new accounts; what the old ones said last stays true.
 *
 * @param node name of the source, step or sink
 * @param subtask from 0
 * @param life drawn at random when the operator starts
 */
public record AccountId(String node, Role role, int subtask, long life) {

  /** What the operator does for its node. */
  public enum Role {
    /** Reads and decodes. */
    SOURCE,
    STEP,
    /** Makes bytes of rows, in front of a sink. */
    ENCODE,
    /** Writes. */
    SINK
  }

  @Override
  public String toString() {
    return "%s/%s subtask %d life %016x"
        .formatted(node, role.name().toLowerCase(java.util.Locale.ROOT), subtask, life);
  }
}
