package dev.sluice.runtime.state;

import dev.sluice.core.schema.Field;
import dev.sluice.core.schema.Schema;
import dev.sluice.core.schema.SqlType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What a change of a schema means for the rows that state holds under the old one. */
public enum SchemaChange {
  NONE,
  /**
   * Fields that may be NULL were added, numbers were widened, or NOT NULL was lifted: every old row
   * fits.
   */
  GROWTH,
  /** Anything else: the state is refused. */
  BREAK;

  /** Fields are compared by name, so their order is free. */
  public static SchemaChange between(Schema old, Schema now) {
    if (old.equals(now)) {
      return NONE;
    }
    for (Field field : old.fields()) {
      OptionalInt position = now.indexOf(field.name());
      if (position.isEmpty() || !fits(field.type(), now.field(position.getAsInt()).type())) {
        return BREAK;
      }
    }
    for (Field field : now.fields()) {
      if (old.indexOf(field.name()).isEmpty() && !field.type().nullable()) {
        return BREAK;
      }
    }
    return GROWTH;
  }

  /** A value of the old type as one of a type that it fits. */
  public static @Nullable Object widen(@Nullable Object value, SqlType to) {
    if (value instanceof Number number) {
      if (to instanceof SqlType.Plain plain && plain.kind() == SqlType.Kind.BIGINT) {
        return number.longValue();
      }
      if (to instanceof SqlType.Plain plain && plain.kind() == SqlType.Kind.DOUBLE) {
        return number.doubleValue();
      }
      if (to instanceof SqlType.Decimal decimal) {
        BigDecimal exact =
            number instanceof BigDecimal big ? big : BigDecimal.valueOf(number.longValue());
        return exact.setScale(decimal.scale(), RoundingMode.UNNECESSARY);
      }
    }
    return value;
  }

  private static boolean fits(SqlType old, SqlType now) {
    boolean staysPresent = now.nullable() || !old.nullable();
    SqlType before = old.withNullable(SqlType.Nullability.NULLABLE);
    SqlType after = now.withNullable(SqlType.Nullability.NULLABLE);
    return staysPresent && (before.equals(after) || widens(before, after));
  }

  private static boolean widens(SqlType old, SqlType now) {
    if (old instanceof SqlType.Plain before && now instanceof SqlType.Plain after) {
      return before.kind() == SqlType.Kind.INT
          && (after.kind() == SqlType.Kind.BIGINT || after.kind() == SqlType.Kind.DOUBLE);
    }
    if (now instanceof SqlType.Decimal after) {
      int integerDigits = after.precision() - after.scale();
      if (old instanceof SqlType.Decimal before) {
        return integerDigits >= before.precision() - before.scale()
            && after.scale() >= before.scale();
      }
      return old instanceof SqlType.Plain before && integerDigits >= integerDigits(before.kind());
    }
    return false;
  }

  /**
   * Digits that hold every value of the kind; more than any DECIMAL has where there is no such
   * number.
   */
  private static int integerDigits(SqlType.Kind kind) {
    return switch (kind) {
      case INT -> 10;
      case BIGINT -> 19;
      case BOOLEAN, DOUBLE, STRING, BYTES, DATE -> Integer.MAX_VALUE;
    };
  }
}
