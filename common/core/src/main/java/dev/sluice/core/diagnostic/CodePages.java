package dev.sluice.core.diagnostic;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A page for each code: what it means, an example, what to do. The pages are the sections of {@code
 * codes.md}.
 */
public final class CodePages {
  private static final String RESOURCE = "codes.md";
  private static final String HEADING = "## ";

  private final Map<String, String> pages;

  private CodePages(Map<String, String> pages) {
    this.pages = Collections.unmodifiableMap(pages);
  }

  public static CodePages load() {
    try (InputStream in = CodePages.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is not in the jar");
      }
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CodePages parse(String markdown) {
    Map<String, String> pages = new TreeMap<>();
    String[] sections = markdown.split("(?m)^" + HEADING, -1);
    for (int i = 1; i < sections.length; i++) {
      String code = sections[i].lines().findFirst().orElseThrow().strip();
      pages.put(code, sections[i].strip() + "\n");
    }
    return new CodePages(pages);
  }

  /** The page of a code, its first line the code itself. */
  public Optional<String> page(String code) {
    return Optional.ofNullable(pages.get(code));
  }

  public Set<String> codes() {
    return pages.keySet();
  }
}
