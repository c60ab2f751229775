package dev.sluice.core.expression;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Functions of Flink SQL that no expression may call, and why. */
final class RefusedNames {
  private static final String CLOCK =
      " reads the clock: a replay would give another answer; use a timestamp of the record";
  private static final String CHANCE =
      " is random: a replay would give another answer; hash a field of the record";
  private static final String SESSION =
      " depends on who runs the job: a replay could give another answer";

  private static final Map<String, String> NOT_DETERMINISTIC =
      Map.ofEntries(
          Map.entry("CURRENT_DATE", CLOCK),
          Map.entry("CURRENT_TIME", CLOCK),
          Map.entry("CURRENT_TIMESTAMP", CLOCK),
          Map.entry("CURRENT_ROW_TIMESTAMP", CLOCK),
          Map.entry("CURRENT_WATERMARK", CLOCK),
          Map.entry("LOCALTIME", CLOCK),
          Map.entry("LOCALTIMESTAMP", CLOCK),
          Map.entry("NOW", CLOCK),
          Map.entry("PROCTIME", CLOCK),
          Map.entry("SYSDATE", CLOCK),
          Map.entry("SYSTIMESTAMP", CLOCK),
          Map.entry("RAND", CHANCE),
          Map.entry("RANDOM", CHANCE),
          Map.entry("RAND_INTEGER", CHANCE),
          Map.entry("UUID", CHANCE),
          Map.entry("USER", SESSION),
          Map.entry("CURRENT_USER", SESSION),
          Map.entry("SESSION_USER", SESSION),
          Map.entry("SYSTEM_USER", SESSION),
          Map.entry("CURRENT_CATALOG", SESSION),
          Map.entry("CURRENT_DATABASE", SESSION),
          Map.entry("CURRENT_SCHEMA", SESSION),
          Map.entry("CURRENT_PATH", SESSION),
          Map.entry("CURRENT_ROLE", SESSION));

  private static final Set<String> NOT_SCALAR =
      Set.of(
          "COUNT",
          "SUM",
          "SUM0",
          "AVG",
          "MIN",
          "MAX",
          "COLLECT",
          "LISTAGG",
          "ARRAY_AGG",
          "STRING_AGG",
          "STDDEV",
          "STDDEV_POP",
          "STDDEV_SAMP",
          "VARIANCE",
          "VAR_POP",
          "VAR_SAMP",
          "COVAR_POP",
          "COVAR_SAMP",
          "FIRST_VALUE",
          "LAST_VALUE",
          "NTH_VALUE",
          "LAG",
          "LEAD",
          "RANK",
          "DENSE_RANK",
          "PERCENT_RANK",
          "CUME_DIST",
          "ROW_NUMBER",
          "NTILE",
          "APPROX_COUNT_DISTINCT",
          "EVERY",
          "SOME",
          "ANY_VALUE",
          "GROUPING",
          "JSON_OBJECTAGG",
          "JSON_ARRAYAGG",
          "TUMBLE",
          "HOP",
          "SESSION",
          "CUMULATE");

  private RefusedNames() {}

  /**
   * Why a function of this name (in capitals) may not be called; empty when nothing is against it.
   */
  static Optional<Refusal> refusal(String name) {
    String reason = NOT_DETERMINISTIC.get(name);
    if (reason != null) {
      return Optional.of(new Refusal(ProblemCode.NOT_DETERMINISTIC, name + reason));
    }
    if (NOT_SCALAR.contains(name)) {
      String message = name + " looks at many records; an expression sees one";
      return Optional.of(new Refusal(ProblemCode.NOT_SCALAR, message));
    }
    return Optional.empty();
  }

  /** As {@link #refusal(String)}, for a call with so many operands. */
  static Optional<Refusal> refusal(String name, int operands) {
    return name.equals("UNIX_TIMESTAMP") && operands == 0
        ? Optional.of(new Refusal(ProblemCode.NOT_DETERMINISTIC, "UNIX_TIMESTAMP()" + CLOCK))
        : refusal(name);
  }

  record Refusal(String code, String message) {}
}
