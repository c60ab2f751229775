package dev.sluice.core.diagnostic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Collects what is found in a file and those that belong to it, so that the author hears all of it
 * at once.
 */
public final class Findings {
  private final SourceText source;
  private final Map<String, SourceText> sources;
  private final List<Diagnostic> found;

  public Findings(SourceText source) {
    this(source, new LinkedHashMap<>(), new ArrayList<>());
  }

  private Findings(SourceText source, Map<String, SourceText> sources, List<Diagnostic> found) {
    this.source = source;
    this.sources = sources;
    this.found = found;
    sources.put(source.name(), source);
  }

  /** The same collection, for what is found in another file. */
  public Findings in(SourceText other) {
    return new Findings(other, sources, found);
  }

  public SourceText source() {
    return source;
  }

  /** All files, in the order in which they came. */
  public List<SourceText> sources() {
    return List.copyOf(sources.values());
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

  private void add(
      String code, Severity severity, Span span, String message, @Nullable String suggestion) {
    Diagnostic diagnostic =
        new Diagnostic(code, severity, Location.of(source, span), message, suggestion);
    if (!found.contains(
        diagnostic)) { // several checks read one key, and an anchored node is read per alias
      found.add(diagnostic);
    }
  }

  public boolean hasErrors() {
    return found.stream().anyMatch(Diagnostic::isError);
  }

  /** All findings, file after file, each by place. */
  public List<Diagnostic> sorted() {
    List<String> files = List.copyOf(sources.keySet());
    Comparator<Diagnostic> byFile =
        Comparator.comparingInt(d -> files.indexOf(d.location().file()));
    return found.stream().sorted(byFile.thenComparing(Diagnostic.ORDER)).toList();
  }
}
