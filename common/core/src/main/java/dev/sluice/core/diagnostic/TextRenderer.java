package dev.sluice.core.diagnostic;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * For people:
 *
 * <pre>
 * conf/pipelines/orders.yaml:14:11  error  spec/unknown-field
 *    14 |     by: [orderid]
 *       |          ^^^^^^^
 *    deduplicate 'unique': 'orderid' is not a field of 'orders'; did you mean 'order_id'?
 * </pre>
 */
public final class TextRenderer implements DiagnosticRenderer {
  /** Longer lines, such as records in tests, are cut around the caret. */
  private static final int MAX_LINE = 160;

  private final Map<String, List<String>> lines = new HashMap<>();

  /**
   * @param sources the files whose lines are shown; a diagnostic of another file has no caret line
   */
  public TextRenderer(List<SourceText> sources) {
    sources.forEach(source -> lines.put(source.name(), source.lines()));
  }

  @Override
  public String render(List<Diagnostic> diagnostics) {
    StringBuilder out = new StringBuilder();
    // a line with a secret is not shown, whatever it is about: what is printed here ends in logs
    Set<Location> secret =
        diagnostics.stream()
            .filter(diagnostic -> diagnostic.code().equals(Code.LITERAL_SECRET.text()))
            .map(diagnostic -> lineOf(diagnostic))
            .collect(Collectors.toSet());
    for (Diagnostic diagnostic : diagnostics) {
      appendHead(out, diagnostic);
      if (!secret.contains(lineOf(diagnostic))) {
        line(diagnostic.location())
            .ifPresent(line -> appendCaret(out, line, diagnostic.location()));
      }
      appendMessage(out, diagnostic);
    }
    return out.toString();
  }

  private static Location lineOf(Diagnostic diagnostic) {
    return new Location(diagnostic.location().file(), diagnostic.location().line(), 1, 1);
  }

  private static void appendHead(StringBuilder out, Diagnostic diagnostic) {
    out.append(diagnostic.location()).append("  ").append(diagnostic.severity().text());
    out.append("  ").append(diagnostic.code()).append('\n');
  }

  private static void appendMessage(StringBuilder out, Diagnostic diagnostic) {
    out.append("   ").append(diagnostic.message());
    diagnostic.suggestion().ifPresent(suggestion -> out.append("; ").append(suggestion));
    out.append('\n');
  }

  private Optional<String> line(Location location) {
    List<String> file = lines.getOrDefault(location.file(), List.of());
    return location.line() > file.size()
        ? Optional.empty()
        : Optional.of(file.get(location.line() - 1)).filter(l -> !l.isBlank());
  }

  private static void appendCaret(StringBuilder out, String line, Location location) {
    int[] points = line.codePoints().toArray();
    int from = Math.max(0, Math.min(location.col() - 1 - MAX_LINE / 2, points.length - MAX_LINE));
    int to = Math.min(points.length, from + MAX_LINE);
    int start = Math.min(location.col() - 1, points.length);
    int end = Math.min(to, start + location.length());
    String number = Integer.toString(location.line());
    String before = from > 0 ? "..." : "";
    out.append("   ").append(number).append(" | ").append(before);
    for (int i = from; i < to; i++) {
      out.appendCodePoint(Character.isISOControl(points[i]) ? ' ' : points[i]);
    }
    out.append(to < points.length ? "..." : "").append('\n');
    int indent = before.length();
    int marked = 0;
    for (int i = from; i < end; i++) {
      int width = DisplayWidth.of(points[i]);
      indent += i < start ? width : 0;
      marked += i < start ? 0 : width;
    }
    out.append(" ".repeat(number.length() + 3)).append(" | ").append(" ".repeat(indent));
    out.append("^".repeat(Math.max(1, marked))).append('\n');
  }
}
