package dev.sluice.runtime.row;

import dev.sluice.core.schema.Schema;
import java.io.Serializable;
import java.util.List;

/**
 * What of its origin a row still shows. Rows that took the same way through a pipeline share one.
 *
 * @param undeclared what becomes of fields that the origin has and no schema declared
 * @param dropped names that were removed on the way: they do not come back as undeclared fields
 */
public record Shape(Schema schema, Undeclared undeclared, List<String> dropped)
    implements Serializable {

  /** Fields of the origin that the schema does not name. */
  public enum Undeclared {
    KEPT,
    /** {@code select} names exactly the fields that remain. */
    REMOVED
  }

  public Shape {
    dropped = List.copyOf(dropped);
  }

  /** The shape of a row that was just decoded. */
  public static Shape of(Schema schema) {
    return new Shape(schema, Undeclared.KEPT, List.of());
  }

  /** Whether a field of the origin that is not in the schema belongs to the row. */
  public boolean passes(String undeclaredName) {
    return undeclared == Undeclared.KEPT && !dropped.contains(undeclaredName);
  }
}
