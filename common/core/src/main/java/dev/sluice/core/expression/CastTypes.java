package dev.sluice.core.expression;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlUserDefinedTypeNameSpec;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * The types that CAST and TRY_CAST may name: Calcite's own, and Flink's that Calcite takes for
 * user-defined ones.
 */
final class CastTypes {
  /** As {@link SqlText} leaves it. */
  private static final Pattern LOCAL_ZONED = Pattern.compile("TIMESTAMP_LTZ(?:_+([0-9]{1,4}))?");

  private CastTypes() {}

  /** Whether it is one name, with or without precision, and not built of other types. */
  static boolean isName(SqlDataTypeSpec spec) {
    return spec.getTypeNameSpec() instanceof SqlUserDefinedTypeNameSpec
        || spec.getTypeNameSpec() instanceof SqlBasicTypeNameSpec;
  }

  static boolean hasPrecisionInName(SqlDataTypeSpec spec) {
    Matcher zoned = LOCAL_ZONED.matcher(spec.getTypeName().getSimple().toUpperCase(Locale.ROOT));
    return zoned.matches() && zoned.group(1) != null;
  }

  /** The text of the type, as it was before {@link SqlText} changed it. */
  static String text(SqlDataTypeSpec spec, String written) {
    Matcher zoned = LOCAL_ZONED.matcher(spec.getTypeName().getSimple().toUpperCase(Locale.ROOT));
    return zoned.matches() && zoned.group(1) != null
        ? "TIMESTAMP_LTZ(" + zoned.group(1) + ")"
        : written;
  }

  static boolean isKnown(SqlDataTypeSpec spec) {
    String name = spec.getTypeName().getSimple().toUpperCase(Locale.ROOT);
    if (spec.getTypeNameSpec() instanceof SqlUserDefinedTypeNameSpec) {
      return name.equals("STRING") || name.equals("BYTES") || LOCAL_ZONED.matcher(name).matches();
    }
    return switch (name) {
      case "BOOLEAN",
          "INTEGER",
          "BIGINT",
          "DOUBLE",
          "DECIMAL",
          "DATE",
          "TIME",
          "TIMESTAMP",
          "TIMESTAMP_WITH_LOCAL_TIME_ZONE" ->
          true;
      default -> false;
    };
  }

  /** The type of a name that Calcite does not know. */
  static Optional<RelDataType> named(String name, RelDataTypeFactory types) {
    String upper = name.toUpperCase(Locale.ROOT);
    if (upper.equals("STRING")) {
      return Optional.of(types.createSqlType(SqlTypeName.VARCHAR, Integer.MAX_VALUE));
    }
    if (upper.equals("BYTES")) {
      return Optional.of(types.createSqlType(SqlTypeName.VARBINARY, Integer.MAX_VALUE));
    }
    Matcher zoned = LOCAL_ZONED.matcher(upper);
    if (!zoned.matches()) {
      return Optional.empty();
    }
    String precision = zoned.group(1);
    return Optional.of(
        types.createSqlType(
            SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE,
            precision == null ? 6 : Integer.parseInt(precision)));
  }
}
