package dev.sluice.core.diagnostic;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what is found in one file, so that the author hears all of it at once. */
public final class Findings {
  private final SourceText source;
  private final List<Diagnostic> found = new ArrayList<>();

  public Findings(SourceText source) {
    this.source = source;
  }

  public SourceText source() {
    return source;
  }

  public void report(Code code, Span span, String message) {
    add(code.text(), code.severity(), span, message, null);
  }

  /** Reports with advice, such as {@code did you mean 'topic'?}; null means that there is none. */
  public void report(Code code, Span span, String message, @Nullable String suggestion) {
    add(code.text(), code.severity(), span, message, suggestion);
  }

  /** Reports what another language inside the file (an expression) says under codes of its own. */
  public void reportForeign(String code, Span span, String message, @Nullable String suggestion) {
    add(code, Severity.ERROR, span, message, suggestion);
  }

  private void add(String code, Severity severity, Span span, String message, @Nullable String suggestion) {
    Diagnostic diagnostic = new Diagnostic(code, severity, Location.of(source, span), message, suggestion);
    if (!found.contains(diagnostic)) { // a node behind two aliases is read twice
      found.add(diagnostic);
    }
  }

  public boolean hasErrors() {
    return found.stream().anyMatch(Diagnostic::isError);
  }

  /** All findings by place. */
  public List<Diagnostic> sorted() {
    return found.stream().sorted(Diagnostic.ORDER).toList();
  }
}
