package dev.sluice.core.diagnostic;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Collects what is found in a file and those that belong to it, so that the author hears all of it
 * at once.
 */
public final class Findings {
  private final SourceText source;
  private final List<String> lines;
  private final Map<String, SourceText> sources;
  private final Set<Diagnostic>
      found; // several checks read one key, an anchored node is read per alias

  public Findings(SourceText source) {
    this(source, new LinkedHashMap<>(), new LinkedHashSet<>());
  }

  private Findings(SourceText source, Map<String, SourceText> sources, Set<Diagnostic> found) {
    this.source = source;
    this.lines = source.lines();
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

  /** The lines of the source, split once. */
  public List<String> lines() {
    return lines;
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
    Location location = Location.of(source.name(), lines, span);
    found.add(new Diagnostic(code, severity, location, message, suggestion));
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
