package dev.sluice.core.diagnostic;

import java.util.List;

/** Workflow commands, which GitHub Actions shows at the line of the file. */
public final class GitHubRenderer implements DiagnosticRenderer {
  @Override
  public String render(List<Diagnostic> diagnostics) {
    StringBuilder out = new StringBuilder();
    for (Diagnostic diagnostic : diagnostics) {
      Location location = diagnostic.location();
      out.append("::").append(diagnostic.severity().text());
      out.append(" file=").append(property(location.file()));
      out.append(",line=").append(location.line());
      out.append(",col=").append(location.col());
      out.append(",endColumn=").append(location.col() + location.length());
      out.append(",title=").append(property(diagnostic.code()));
      String advice = diagnostic.suggestion().map(suggestion -> "; " + suggestion).orElse("");
      out.append("::").append(data(diagnostic.message() + advice)).append('\n');
    }
    return out.toString();
  }

  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
