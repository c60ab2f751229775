package dev.sluice.core.expression;

import dev.sluice.core.schema.Field;
import dev.sluice.core.schema.Schema;
import dev.sluice.core.schema.SqlTypes;
import dev.sluice.core.schema.TypeProblemException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A record with a field of every type, and a NULL of every type. */
final class SampleRecord {
  private static final Map<String, String> TYPES = new LinkedHashMap<>();
  private static final List<@Nullable Object> VALUES = new ArrayList<>();

  static {
    field("i", "INT NOT NULL", 7);
    field("l", "BIGINT NOT NULL", 5_000_000_000L);
    field("x", "DOUBLE NOT NULL", 2.5);
    field("price", "DECIMAL(10, 2) NOT NULL", new BigDecimal("12.34"));
    field("s", "STRING NOT NULL", "hello");
    field("u", "STRING NOT NULL", "a\uD83D\uDE00b");
    field("b", "BOOLEAN NOT NULL", true);
    field("bytes", "BYTES NOT NULL", "abc".getBytes(StandardCharsets.UTF_8));
    field("d", "DATE NOT NULL", LocalDate.of(2024, 2, 29));
    field("t", "TIME(3) NOT NULL", LocalTime.of(12, 34, 56, 789_000_000));
    field("ts", "TIMESTAMP(3) NOT NULL", LocalDateTime.of(2024, 2, 29, 12, 34, 56, 789_000_000));
    field("ltz", "TIMESTAMP_LTZ(3) NOT NULL", Instant.parse("2024-02-29T12:34:56.789Z"));
    field("early", "TIMESTAMP_LTZ(3) NOT NULL", Instant.parse("1969-12-31T23:59:59.999Z"));
    field("tags", "ARRAY<STRING>", List.of("red", "green"));
    field("headers", "MAP<STRING, INT>", Map.of("k", 1));
    field("address", "ROW<city STRING, geo ROW<lat DOUBLE>>", List.of("Bern", List.of(46.9)));
    field("stops", "ARRAY<ROW<city STRING NOT NULL>>", List.of(List.of("Rome"), List.of("Oslo")));
    field("json", "STRING", "{\"a\":{\"b\":[1,\"two\",null]},\"t\":true,\"n\":1.50}");
    field("zero", "INT NOT NULL", 0);
    field("imax", "INT NOT NULL", Integer.MAX_VALUE);
    field("imin", "INT NOT NULL", Integer.MIN_VALUE);
    field("lmin", "BIGINT NOT NULL", Long.MIN_VALUE);
    field("lmax", "BIGINT NOT NULL", Long.MAX_VALUE);
    field("ni", "INT", null);
    field("ns", "STRING", null);
    field("nb", "BOOLEAN", null);
    field("nts", "TIMESTAMP_LTZ(3)", null);
    field("nprice", "DECIMAL(10, 2)", null);
    field("nrow", "ROW<city STRING NOT NULL>", null);
    field("date", "INT", 1);
    field("user", "STRING", "me");
  }

  static final Schema SCHEMA = schema();

  static final Fields FIELDS = VALUES::get;

  private SampleRecord() {}

  private static void field(String name, String type, @Nullable Object value) {
    TYPES.put(name, type);
    VALUES.add(value);
  }

  private static Schema schema() {
    List<Field> fields = new ArrayList<>();
    for (Map.Entry<String, String> entry : TYPES.entrySet()) {
      try {
        fields.add(new Field(entry.getKey(), SqlTypes.parse(entry.getValue())));
      } catch (TypeProblemException e) {
        throw new IllegalStateException(e);
      }
    }
    return new Schema(fields);
  }

  static Expression compile(String sql) {
    try {
      return new ExpressionCompiler(SCHEMA).compile(sql);
    } catch (ExpressionProblemException e) {
      throw new AssertionError(sql + ": " + e.problems(), e);
    }
  }

  static @Nullable Object evaluate(String sql) {
    return compile(sql).evaluate(FIELDS);
  }

  static List<Problem> problems(String sql) {
    try {
      Expression expression = new ExpressionCompiler(SCHEMA).compile(sql);
      throw new AssertionError(sql + " compiles to " + expression.type());
    } catch (ExpressionProblemException e) {
      return e.problems();
    }
  }

  /** As a cast to STRING writes it. */
  static String text(@Nullable Object value, String sql) {
    if (value == null) {
      return "NULL";
    }
    return value instanceof List<?> || value instanceof Map<?, ?>
        ? value.toString()
        : String.valueOf(evaluate("CAST((" + sql + ") AS STRING)"));
  }
}
