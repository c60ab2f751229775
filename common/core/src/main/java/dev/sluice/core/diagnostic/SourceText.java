package dev.sluice.core.diagnostic;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A file as the author sees it.
 *
 * @param name what diagnostics call it: the path as the user gave it
 * @param content its text; a byte order mark is dropped, so that columns are those of an editor
 */
public record SourceText(String name, String content) {
  private static final Pattern LINE_BREAK = Pattern.compile("\r\n|\n|\r");

  public SourceText {
    if (content.startsWith("\uFEFF")) {
      content = content.substring(1);
    }
  }

  /** The lines without their ends; the last may be empty. */
  public List<String> lines() {
    return List.of(LINE_BREAK.split(content, -1));
  }
}
