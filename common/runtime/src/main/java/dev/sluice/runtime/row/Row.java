package dev.sluice.runtime.row;

import dev.sluice.core.expression.Fields;
import dev.sluice.core.schema.Schema;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A view on the bytes of a record's value. A field is decoded when it is first read, then
 * remembered; fields that a step has set lie over the bytes. Values never change, so rows share
 * them; the memory of what was read makes a row unfit for two threads, which Flink never gives it
 * to.
 */
public final class Row implements Fields {
  /** In the place of a value that nobody has read yet. */
  private static final Object UNREAD = new Object();

  private final Shape shape;
  private final Origin origin;
  private final @Nullable Object[] values;
  private final boolean[] set;

  private Row(Shape shape, Origin origin, @Nullable Object[] values, boolean[] set) {
    this.shape = shape;
    this.origin = origin;
    this.values = values;
    this.set = set;
  }

  /** A row all of whose fields come from the origin. */
  public static Row of(Shape shape, Origin origin) {
    int size = shape.schema().size();
    @Nullable Object[] values = new @Nullable Object[size];
    Arrays.fill(values, UNREAD);
    return new Row(shape, origin, values, new boolean[size]);
  }

  @Override
  public @Nullable Object get(int field) {
    Object value = values[field];
    if (value == UNREAD) {
      value = origin.read(shape.schema().field(field));
      values[field] = value;
    }
    return value;
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
    return set[field];
  }

  /** Whether the field's value is at hand without asking the origin. */
  boolean isRead(int field) {
    return values[field] != UNREAD;
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

    /** Takes a field over from a row of the same origin, with what is already known of it. */
    public Change keep(Row from, int fromField, int toField) {
      to.values[toField] = from.values[fromField];
      to.set[toField] = from.set[fromField];
      return this;
    }

    public Change set(int toField, @Nullable Object value) {
      to.values[toField] = value;
      to.set[toField] = true;
      return this;
    }

    /** What {@link Origin#read} would say, for a field that is not set. */
    Change known(int toField, @Nullable Object value) {
      to.values[toField] = value;
      return this;
    }

    public Row done() {
      return to;
    }
  }
}
