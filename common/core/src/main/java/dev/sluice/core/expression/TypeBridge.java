package dev.sluice.core.expression;

import dev.sluice.core.schema.Field;
import dev.sluice.core.schema.Schema;
import dev.sluice.core.schema.SqlType;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql.type.SqlTypeFactoryImpl;
import org.apache.calcite.sql.type.SqlTypeName;

/** Our types as Calcite's, and back. */
final class TypeBridge {
  private final SqlTypeFactoryImpl types =
      new SqlTypeFactoryImpl(new FlinkTypeRules()) {
        // Calcite's own default is ISO-8859-1, which refuses a literal such as '東京'
        @Override
        public Charset getDefaultCharset() {
          return StandardCharsets.UTF_8;
        }
      };

  SqlTypeFactoryImpl factory() {
    return types;
  }

  RelDataType toCalcite(SqlType type) {
    return types.createTypeWithNullability(notNull(type), type.nullable());
  }

  private RelDataType notNull(SqlType type) {
    if (type instanceof SqlType.Plain plain) {
      return plain(plain.kind());
    }
    if (type instanceof SqlType.Decimal decimal) {
      return types.createSqlType(SqlTypeName.DECIMAL, decimal.precision(), decimal.scale());
    }
    if (type instanceof SqlType.Temporal temporal) {
      return types.createSqlType(temporalName(temporal.kind()), temporal.precision());
    }
    if (type instanceof SqlType.Array array) {
      return types.createArrayType(toCalcite(array.element()), -1);
    }
    if (type instanceof SqlType.MapOf map) {
      return types.createMapType(toCalcite(map.key()), toCalcite(map.value()));
    }
    SqlType.RowOf row = (SqlType.RowOf) type;
    List<RelDataType> fields =
        row.schema().fields().stream().map(field -> toCalcite(field.type())).toList();
    return types.createStructType(fields, row.schema().names());
  }

  private RelDataType plain(SqlType.Kind kind) {
    return switch (kind) {
      case BOOLEAN -> types.createSqlType(SqlTypeName.BOOLEAN);
      case INT -> types.createSqlType(SqlTypeName.INTEGER);
      case BIGINT -> types.createSqlType(SqlTypeName.BIGINT);
      case DOUBLE -> types.createSqlType(SqlTypeName.DOUBLE);
      case STRING -> types.createSqlType(SqlTypeName.VARCHAR, Integer.MAX_VALUE);
      case BYTES -> types.createSqlType(SqlTypeName.VARBINARY, Integer.MAX_VALUE);
      case DATE -> types.createSqlType(SqlTypeName.DATE);
    };
  }

  private static SqlTypeName temporalName(SqlType.TemporalKind kind) {
    return switch (kind) {
      case TIME -> SqlTypeName.TIME;
      case TIMESTAMP -> SqlTypeName.TIMESTAMP;
      case TIMESTAMP_LTZ -> SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE;
    };
  }

  /**
   * Our type; none for those we do not have: intervals, the type of a bare NULL, decimals of more
   * than 38 digits.
   */
  Optional<SqlType> fromCalcite(RelDataType type) {
    boolean nullable = type.isNullable();
    return switch (type.getSqlTypeName()) {
      case BOOLEAN -> plain(SqlType.Kind.BOOLEAN, type);
      case TINYINT, SMALLINT, INTEGER -> plain(SqlType.Kind.INT, type);
      case BIGINT -> plain(SqlType.Kind.BIGINT, type);
      case FLOAT, REAL, DOUBLE -> plain(SqlType.Kind.DOUBLE, type);
      case CHAR, VARCHAR -> plain(SqlType.Kind.STRING, type);
      case BINARY, VARBINARY -> plain(SqlType.Kind.BYTES, type);
      case DATE -> plain(SqlType.Kind.DATE, type);
      case DECIMAL -> decimal(type);
      case TIME ->
          Optional.of(
              new SqlType.Temporal(SqlType.TemporalKind.TIME, type.getPrecision(), nullable));
      case TIMESTAMP ->
          Optional.of(
              new SqlType.Temporal(SqlType.TemporalKind.TIMESTAMP, type.getPrecision(), nullable));
      case TIMESTAMP_WITH_LOCAL_TIME_ZONE ->
          Optional.of(
              new SqlType.Temporal(
                  SqlType.TemporalKind.TIMESTAMP_LTZ, type.getPrecision(), nullable));
      case ARRAY ->
          component(type.getComponentType()).map(element -> new SqlType.Array(element, nullable));
      case MAP ->
          component(type.getKeyType())
              .flatMap(
                  key ->
                      component(type.getValueType())
                          .map(value -> new SqlType.MapOf(key, value, nullable)));
      case ROW -> row(type);
      default -> Optional.empty();
    };
  }

  private static Optional<SqlType> plain(SqlType.Kind kind, RelDataType type) {
    return Optional.of(new SqlType.Plain(kind, type.isNullable()));
  }

  private static Optional<SqlType> decimal(RelDataType type) {
    int precision = type.getPrecision();
    int scale = type.getScale();
    return precision > 38 || scale < 0 || scale > precision
        ? Optional.empty()
        : Optional.of(new SqlType.Decimal(precision, scale, type.isNullable()));
  }

  private Optional<SqlType> component(@org.jspecify.annotations.Nullable RelDataType type) {
    return type == null ? Optional.empty() : fromCalcite(type);
  }

  private Optional<SqlType> row(RelDataType type) {
    List<Field> fields = new ArrayList<>();
    for (RelDataTypeField field : type.getFieldList()) {
      Optional<SqlType> fieldType = fromCalcite(field.getType());
      if (fieldType.isEmpty()) {
        return Optional.empty();
      }
      fields.add(new Field(field.getName(), fieldType.get()));
    }
    return Optional.of(new SqlType.RowOf(new Schema(fields), type.isNullable()));
  }
}
