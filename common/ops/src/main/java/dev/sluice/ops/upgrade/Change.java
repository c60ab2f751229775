package dev.sluice.ops.upgrade;

/**
 * One difference between two versions of a pipeline.
 *
 * @param subject the node or setting
 */
public record Change(Kind kind, Effect effect, String subject, String message) {

  public enum Kind {
    ADDED("+"),
    REMOVED("-"),
    CHANGED("~");

    private final String sign;

    Kind(String sign) {
      this.sign = sign;
    }

    public String sign() {
      return sign;
    }
  }

  /** What becomes of the state in the savepoint. */
  public enum Effect {
    KEEPS_STATE,
    /** State that has no operator any more; the user must say that it may go. */
    DROPS_STATE,
    /** The state would be read as something that it is not. */
    IMPOSSIBLE
  }
}
