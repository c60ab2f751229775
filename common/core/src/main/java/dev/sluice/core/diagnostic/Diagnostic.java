package dev.sluice.core.diagnostic;

import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One finding in a file.
 *
 * @param code never changes its meaning and has a page ({@link CodePages})
 * @param message which thing, what was found, what is allowed
 * @param suggestionOrNull what to do about it, ready to follow the message
 */
public record Diagnostic(
    String code,
    Severity severity,
    Location location,
    String message,
    @Nullable String suggestionOrNull) {

  /** Characters: a word of the file may be as long as the file. */
  private static final int MAX_MESSAGE = 2_000;

  public Diagnostic {
    // quoted words of the file may hold line breaks or terminal escapes
    message = message.replaceAll("\\p{Cntrl}+", " ");
    if (message.length() > MAX_MESSAGE) {
      int end =
          Character.isHighSurrogate(message.charAt(MAX_MESSAGE - 1))
              ? MAX_MESSAGE - 1
              : MAX_MESSAGE;
      message = message.substring(0, end) + "...";
    }
  }

  /** By place; at one place errors first. */
  public static final Comparator<Diagnostic> ORDER =
      Comparator.comparing(Diagnostic::location)
          .thenComparing(Diagnostic::severity)
          .thenComparing(Diagnostic::code)
          .thenComparing(Diagnostic::message);

  public Optional<String> suggestion() {
    return Optional.ofNullable(suggestionOrNull);
  }

  public boolean isError() {
    return severity == Severity.ERROR;
  }
}
