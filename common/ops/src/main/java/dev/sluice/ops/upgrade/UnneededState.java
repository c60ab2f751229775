package dev.sluice.ops.upgrade;

/** What to do about state that the new version has no use for. */
public enum UnneededState {
  REFUSE,
  /** {@code --drop-state}. */
  DROP
}
