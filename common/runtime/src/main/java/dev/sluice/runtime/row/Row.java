package dev.sluice.runtime.row;

import dev.sluice.core.expression.Fields;
import dev.sluice.core.schema.Schema;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A view on the bytes of a record's value. A field is decoded when it is first read, then
 * remembered; fields that a step has set lie over the bytes. Nobody changes a row while a record is
 * on its way; who made it may use its memory for the next record ({@link RowMemory}), so a row is
 * of the record it came with, and of one thread, which Flink never gives it to two of.
 */
public final class Row implements Fields {
  private Shape shape;
  private Origin origin;
  private final @Nullable Object[] values;

  /** A bit a field, in words: whether its value is at hand. Clearing them forgets all values. */
  private final long[] read;

  private final long[] set;

  private Row(Shape shape, Origin origin) {
    int size = shape.schema().size();
    this.shape = shape;
    this.origin = origin;
    this.values = new @Nullable Object[size];
    this.read = new long[words(size)];
    this.set = new long[words(size)];
  }

  private static int words(int bits) {
    return (bits + Long.SIZE - 1) / Long.SIZE;
  }

  /** A row all of whose fields come from the origin. */
  public static Row of(Shape shape, Origin origin) {
    return new Row(shape, origin);
  }

  /** The same in memory of its own. */
  public Row copy() {
    Change copy = begin(shape, origin.format().open(origin.bytes()));
    for (int i = 0; i < values.length; i++) {
      copy.keep(this, i, i);
    }
    return copy.done();
  }

  @Override
  public @Nullable Object get(int field) {
    if (!isRead(field)) {
      values[field] = origin.read(shape.schema().field(field));
      mark(read, field);
    }
    return values[field];
  }

  /** As {@link #get}, for one who alone asks: it is not remembered, so it does not travel. */
  public @Nullable Object peek(int field) {
    return isRead(field) ? values[field] : origin.read(shape.schema().field(field));
  }

  public Shape shape() {
    return shape;
  }

  public Schema schema() {
    return shape.schema();
  }

  public Origin origin() {
    return origin;
  }

  /** Whether a step gave the field its value; otherwise the origin's bytes still say what it is. */
  public boolean isSet(int field) {
    return isMarked(set, field);
  }

  /** Whether any field is set. */
  public boolean hasSetFields() {
    for (long word : set) {
      if (word != 0) {
        return true;
      }
    }
    return false;
  }

  /** Whether the field's value is at hand without asking the origin. */
  boolean isRead(int field) {
    return isMarked(read, field);
  }

  private static boolean isMarked(long[] bits, int field) {
    return (bits[field >> 6] & 1L << field) != 0;
  }

  private static void mark(long[] bits, int field) {
    bits[field >> 6] |= 1L << field;
  }

  /** Begins a row over an origin; fields that are neither kept nor set are read from it. */
  public static Change begin(Shape shape, Origin origin) {
    return new Change(of(shape, origin));
  }

  /** A row in the making. */
  public static final class Change {
    private final Row to;

    private Change(Row to) {
      this.to = to;
    }

    boolean fits(Shape shape) {
      return to.values.length == shape.schema().size();
    }

    /** Another row in the place of the one that was. */
    Change again(Shape shape, Origin origin) {
      to.shape = shape;
      to.origin = origin;
      Arrays.fill(to.read, 0);
      Arrays.fill(to.set, 0);
      return this;
    }

    /** Takes a field over from a row of the same origin, with what is already known of it. */
    public Change keep(Row from, int fromField, int toField) {
      if (from.isRead(fromField)) {
        known(toField, from.values[fromField]);
        if (from.isSet(fromField)) {
          mark(to.set, toField);
        }
      }
      return this;
    }

    public Change set(int toField, @Nullable Object value) {
      mark(to.set, toField);
      return known(toField, value);
    }

    /** What {@link Origin#read} would say, for a field that is not set. */
    Change known(int toField, @Nullable Object value) {
      to.values[toField] = value;
      mark(to.read, toField);
      return this;
    }

    public Row done() {
      return to;
    }
  }
}
