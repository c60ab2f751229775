package dev.sluice.runtime.format.json;

import dev.sluice.core.expression.EvaluationException;
import java.util.Arrays;

/** Values of a document that have to be read to know whether they are of their type. */
final class Doubts {
  private static final int FEW = 32;

  /** With more of them in one document it is not worth while. */
  private static final int MOST = 4096;

  private final JsonReader reader = new JsonReader(new byte[0], false);
  private KnownValue[] values = new KnownValue[FEW];
  private int[] starts = new int[FEW];
  private int size;

  void clear() {
    size = 0;
  }

  /** Whether there was room for it. */
  boolean add(int start, KnownValue value) {
    if (size == values.length) {
      if (size > MOST) {
        return false;
      }
      values = Arrays.copyOf(values, 2 * size);
      starts = Arrays.copyOf(starts, 2 * size);
    }
    values[size] = value;
    starts[size] = start;
    size++;
    return true;
  }

  /**
   * Whether all are of their types.
   *
   * @param surrogateEscapes as {@link Members#hasSurrogateEscapes} says
   */
  boolean hold(byte[] json, boolean surrogateEscapes) {
    if (size == 0) {
      return true;
    }
    JsonReader current = reader.again(json, surrogateEscapes);
    try {
      for (int i = 0; i < size; i++) {
        current.check(starts[i], values[i].field());
      }
      return true;
    } catch (EvaluationException e) {
      // the other way finds it, too, and says where it is
      return false;
    }
  }
}
