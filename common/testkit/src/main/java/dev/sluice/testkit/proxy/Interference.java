package dev.sluice.testkit.proxy;

/**
 * What can happen to a request or its answer on a TCP connection. A lost answer cannot be followed
 * by a later one, since TCP keeps the order, so a loss silences the connection's direction until
 * its client gives up. Answers are never doubled: no network does that, and every client takes it
 * for a broken broker.
 */
public enum Interference {
  /** The broker gets it late, and so does what follows on the connection. */
  HOLD_REQUEST,
  /** The broker has done it; the client learns it late. */
  HOLD_ANSWER,
  /** The broker never gets it, nor anything that follows. */
  LOSE_REQUEST,
  /** The broker has done it; the client hears nothing any more. */
  LOSE_ANSWER,
  /** The broker gets it twice, as from a retry; the client gets the first answer only. */
  DOUBLE_REQUEST,
  /** The connection ends before the broker gets it. */
  CUT_BEFORE_REQUEST,
  /** The connection ends when the broker has done it. */
  CUT_BEFORE_ANSWER;

  boolean ofAnswer() {
    return this == HOLD_ANSWER || this == LOSE_ANSWER || this == CUT_BEFORE_ANSWER;
  }
}
