package dev.sluice.runtime.format.json;

import dev.sluice.core.schema.Field;
import dev.sluice.core.schema.Schema;
import dev.sluice.core.schema.SqlType;
import org.jspecify.annotations.Nullable;

/** What is declared of the values at one place of the documents, and what those had that came. */
final class KnownValue {
  /** Objects and arrays within each other that are learned; below, nothing is expected. */
  static final int DEEPEST = 16;

  /** What a value must be, as far as a look at its bytes tells. */
  enum Kind {
    UNDECLARED,
    BOOLEAN,
    INT,
    BIGINT,
    DOUBLE,
    DECIMAL,
    STRING,
    /** Of a type whose values are written as strings of a certain form. */
    FORMED_STRING,
    ARRAY,
    ROW,
    MAP
  }

  private final @Nullable Field field;
  private final Kind kind;
  private final boolean takesNull;
  private final int digits;
  private final int decimals;
  private final int depth;
  private final @Nullable KnownObject object;
  private @Nullable KnownValue element;

  private KnownValue(@Nullable Field field, int depth) {
    this.field = field;
    this.kind = field == null ? Kind.UNDECLARED : kindOf(field.type());
    this.takesNull = field == null || field.type().nullable();
    this.digits = field == null ? Integer.MAX_VALUE : NumberForm.digits(field.type());
    this.decimals = field == null ? Integer.MAX_VALUE : NumberForm.decimals(field.type());
    this.depth = depth;
    Schema schema =
        field != null && field.type() instanceof SqlType.RowOf row ? row.schema() : null;
    this.object = kind == Kind.MAP || depth > DEEPEST ? null : new KnownObject(schema);
  }

  /**
   * Nothing is known of it yet but its declaration.
   *
   * @param field null: it has none
   * @param depth of open brackets around it
   */
  static KnownValue of(@Nullable Field field, int depth) {
    return new KnownValue(field, depth);
  }

  private static Kind kindOf(SqlType type) {
    if (type instanceof SqlType.Plain plain) {
      return switch (plain.kind()) {
        case BOOLEAN -> Kind.BOOLEAN;
        case INT -> Kind.INT;
        case BIGINT -> Kind.BIGINT;
        case DOUBLE -> Kind.DOUBLE;
        case STRING -> Kind.STRING;
        case BYTES, DATE -> Kind.FORMED_STRING;
      };
    } else if (type instanceof SqlType.Decimal) {
      return Kind.DECIMAL;
    } else if (type instanceof SqlType.Array) {
      return Kind.ARRAY;
    } else if (type instanceof SqlType.MapOf) {
      return Kind.MAP;
    } else if (type instanceof SqlType.RowOf) {
      return Kind.ROW;
    }
    return Kind.FORMED_STRING;
  }

  Kind kind() {
    return kind;
  }

  boolean isDeclared() {
    return field != null;
  }

  /** The declaration; there must be one. */
  Field field() {
    if (field == null) {
      throw new IllegalStateException("not declared");
    }
    return field;
  }

  boolean takesNull() {
    return takesNull;
  }

  boolean takesBoolean() {
    return kind == Kind.UNDECLARED || kind == Kind.BOOLEAN;
  }

  boolean takesObject() {
    return kind == Kind.UNDECLARED || kind == Kind.ROW || kind == Kind.MAP;
  }

  boolean takesArray() {
    return kind == Kind.UNDECLARED || kind == Kind.ARRAY;
  }

  /** Whether every well-formed string is of its type. */
  boolean takesAnyString() {
    return kind == Kind.UNDECLARED || kind == Kind.STRING;
  }

  /** Before the point: a number of so many is surely of its type. */
  int digits() {
    return digits;
  }

  /** The same, behind the point. */
  int decimals() {
    return decimals;
  }

  int depth() {
    return depth;
  }

  /** What its objects are like; null if nothing is expected of them. */
  @Nullable KnownObject expectedObject() {
    return object == null || object.isVarying() ? null : object;
  }

  /** What elements of its arrays are like; null if none has come. */
  @Nullable KnownValue expectedElement() {
    return element;
  }

  /** Elements come; null if nothing is to be expected of them, as they lie too deep. */
  @Nullable KnownValue learnElement() {
    if (element == null && depth <= DEEPEST) {
      Field declared =
          field != null && field.type() instanceof SqlType.Array array
              ? new Field(field.name(), array.element())
              : null;
      element = of(declared, depth + 1);
    }
    return element;
  }
}
