package dev.sluice.runtime.row;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * The memory of one row, for one record after the other: a step makes all its rows in it. A row is
 * good until the next one begins. Steps hand a row on within their call, and what goes further (a
 * shuffle, state, a dead letter) goes as bytes, so no row is asked for later.
 */
public final class RowMemory implements Serializable {
  private static final long serialVersionUID = 1L;

  private transient Row.@Nullable Change change;

  /** As {@link Row#begin}. */
  public Row.Change begin(Shape shape, Origin origin) {
    Row.Change current = change;
    if (current == null || !current.fits(shape)) {
      current = Row.begin(shape, origin);
      change = current;
      return current;
    }
    return current.again(shape, origin);
  }
}
