package dev.sluice.core.expression;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes the page of all functions from the table that the compiler uses. */
final class FunctionPage {
  /** From the module's folder, in which Maven runs tests. */
  static final Path PAGE = Path.of("..", "functions.md");

  private static final String HEAD =
      """
      # Functions and operators of expressions

      Generated from the compiler's own table; a test evaluates every example and fails when this page is stale.
      Write it again with `mvn -pl common/core -am test -Dtest=FunctionPageTest -Dsluice.write-pages=true
      -Dsurefire.failIfNoSpecifiedTests=false`.

      Names and types are those of Flink SQL. Unless a row says otherwise a function of NULL is NULL. The session time zone
      is UTC. Where Flink answers with a wrapped-around number, an infinity or a NULL that hides a failure, an expression
      fails here, and the record becomes a dead letter: `expression/overflow`, `expression/division-by-zero`,
      `expression/cast`, `expression/argument`.
      """;

  private FunctionPage() {}

  static String text() {
    Map<Function.Subject, List<Function>> chapters =
        FunctionTable.ALL.functions().stream()
            .collect(
                Collectors.groupingBy(
                    Function::subject,
                    () -> new EnumMap<>(Function.Subject.class),
                    Collectors.toList()));
    StringBuilder page = new StringBuilder(HEAD);
    chapters.forEach(
        (subject, functions) -> {
          page.append("\n## ").append(subject.title()).append("\n\n");
          page.append("| written | gives | example | result |\n|---|---|---|---|\n");
          functions.forEach(function -> page.append(row(function)));
        });
    return page.toString();
  }

  private static String row(Function function) {
    return "| "
        + code(function.usage())
        + " | "
        + cell(function.meaning())
        + " | "
        + code(function.example())
        + " | "
        + code(function.result())
        + " |\n";
  }

  private static String code(String text) {
    return "`" + cell(text) + "`";
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }

  static String stored() throws IOException {
    return Files.exists(PAGE) ? Files.readString(PAGE, StandardCharsets.UTF_8) : "";
  }

  static void store() throws IOException {
    Files.writeString(PAGE, text(), StandardCharsets.UTF_8);
  }
}
