package dev.sluice.runtime.row;

import org.jspecify.annotations.Nullable;

/** What an edge of the job carries: a record, or a statement that travels between the records. */
public interface Item {

  /** Null: this is a record. */
  @Nullable Statement statementOrNull();
}
