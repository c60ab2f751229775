package dev.sluice.core.expression;

import org.apache.calcite.sql.SqlOperator;

/**
 * One function or operator of the expression language: what Calcite types it by, what we evaluate
 * it by, and what the documentation says of it.
 *
 * @param operator its name and typing rules
 * @param subject the chapter of the documentation
 * @param usage how it is written
 * @param meaning what it gives, and when it fails
 * @param example an expression over constants
 * @param result the example's value as a cast to STRING writes it, or NULL; checked by a test
 * @param builder makes its closure
 */
record Function(
    SqlOperator operator,
    Subject subject,
    String usage,
    String meaning,
    String example,
    String result,
    Builder builder) {

  enum Subject {
    COMPARISON("Comparison"),
    LOGIC("Logic and conditions"),
    ARITHMETIC("Arithmetic"),
    STRING("Strings"),
    TEMPORAL("Dates and times"),
    CAST("Casts"),
    COLLECTION("Arrays, maps and rows"),
    JSON("JSON"),
    DIGEST("Hashes and encodings");

    private final String title;

    Subject(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }
  }

  interface Builder {
    Closure build(Call call);
  }
}
