package dev.sluice.core.diagnostic;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * For programs: one array, one object a line. Keys are only ever added: {@code code, severity,
 * file, line, column, length, message, suggestion} (null if there is none). Nothing found is an
 * empty array.
 */
public final class JsonRenderer implements DiagnosticRenderer {
  @Override
  public String render(List<Diagnostic> diagnostics) {
    StringBuilder out = new StringBuilder("[");
    for (Diagnostic diagnostic : diagnostics) {
      out.append(out.length() == 1 ? "\n  " : ",\n  ");
      append(out, diagnostic);
    }
    return out.append(diagnostics.isEmpty() ? "]\n" : "\n]\n").toString();
  }

  private static void append(StringBuilder out, Diagnostic diagnostic) {
    Location location = diagnostic.location();
    out.append("{\"code\":").append(quote(diagnostic.code()));
    out.append(",\"severity\":").append(quote(diagnostic.severity().text()));
    out.append(",\"file\":").append(quote(location.file()));
    out.append(",\"line\":").append(location.line());
    out.append(",\"column\":").append(location.col());
    out.append(",\"length\":").append(location.length());
    out.append(",\"message\":").append(quote(diagnostic.message()));
    out.append(",\"suggestion\":").append(quote(diagnostic.suggestionOrNull())).append('}');
  }

  private static String quote(@Nullable String text) {
    if (text == null) {
      return "null";
    }
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < 0x20 || Character.isSurrogate(c) || c == 0x7F) {
        out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }
}
