package dev.sluice.runtime.ledger;

import dev.sluice.runtime.row.Statement;

/** A function that keeps a book, for the operator that it runs in. */
public interface Bookkeeper {

  /** From {@code open} on. */
  Book book();

  /** Hears of a partition that its records will come from. Only a source's function does. */
  default void opened(Statement.Opening opening) {
    throw new IllegalStateException("an opening reached an operator behind the source: " + opening);
  }
}
