package dev.sluice.core.function;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** String functions. Positions count characters (code points) from 1, as in SQL. */
public final class Texts {
  /**
   * Longest string that padding and repeating may make: longer than any Kafka record, short enough
   * for the heap.
   */
  private static final int MAX_LENGTH = 16 << 20;

  private Texts() {}

  public static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  public static String substring(String text, int position) {
    return between(text, start(text, position), Integer.MAX_VALUE);
  }

  /**
   * Position 0 counts as 1, negative positions count from the end; a negative length is NULL, as in
   * Flink.
   */
  public static @Nullable String substring(String text, int position, int length) {
    return length < 0 ? null : between(text, start(text, position), length);
  }

  private static int start(String text, int position) {
    if (position > 0) {
      return position - 1;
    }
    if (position == 0) {
      return 0;
    }
    int start = length(text) + position;
    return start < 0 ? Integer.MAX_VALUE : start;
  }

  private static String between(String text, int start, int length) {
    int characters = length(text);
    if (start >= characters) {
      return "";
    }
    int from = text.offsetByCodePoints(0, start);
    int to = length >= characters - start ? text.length() : text.offsetByCodePoints(from, length);
    return text.substring(from, to);
  }

  public static String left(String text, int length) {
    return length <= 0 ? "" : between(text, 0, length);
  }

  public static String right(String text, int length) {
    return length <= 0 ? "" : between(text, Math.max(0, length(text) - length), length);
  }

  /**
   * Pads or cuts to a length; NULL when it is negative or there is nothing to pad with, as in
   * Flink.
   */
  public static @Nullable String padLeft(String text, int length, String pad) {
    int missing = length - length(text);
    String padding = padding(missing, length, pad);
    return padding == null ? null : missing <= 0 ? left(text, length) : padding + text;
  }

  /** As {@link #padLeft}, on the other side. */
  public static @Nullable String padRight(String text, int length, String pad) {
    int missing = length - length(text);
    String padding = padding(missing, length, pad);
    return padding == null ? null : missing <= 0 ? left(text, length) : text + padding;
  }

  private static @Nullable String padding(int missing, int length, String pad) {
    if (length < 0 || pad.isEmpty()) {
      return null;
    }
    refuseLongerThanLimit(length);
    StringBuilder padding = new StringBuilder();
    int padLength = length(pad);
    int left = missing;
    for (; left >= padLength; left -= padLength) {
      padding.append(pad);
    }
    return left > 0 ? padding.append(left(pad, left)).toString() : padding.toString();
  }

  public static String repeat(String text, int times) {
    refuseLongerThanLimit((long) text.length() * Math.max(0, times));
    return times <= 0 ? "" : text.repeat(times);
  }

  private static void refuseLongerThanLimit(long length) {
    if (length > MAX_LENGTH) {
      throw FunctionException.argument(
          "the string would be longer than " + MAX_LENGTH + " characters");
    }
  }

  /** Removes leading characters that occur in {@code characters}. */
  public static String trimLeft(String text, String characters) {
    int from = 0;
    while (from < text.length() && characters.indexOf(text.codePointAt(from)) >= 0) {
      from += Character.charCount(text.codePointAt(from));
    }
    return text.substring(from);
  }

  /** Removes trailing characters that occur in {@code characters}. */
  public static String trimRight(String text, String characters) {
    int to = text.length();
    while (to > 0 && characters.indexOf(text.codePointBefore(to)) >= 0) {
      to -= Character.charCount(text.codePointBefore(to));
    }
    return text.substring(0, to);
  }

  /** The position of the first occurrence at or after {@code from}; 0 when there is none. */
  public static int position(String part, String text, int from) {
    if (from < 1 || from > length(text) + 1) {
      return 0;
    }
    int found = text.indexOf(part, text.offsetByCodePoints(0, from - 1));
    return found < 0 ? 0 : text.codePointCount(0, found) + 1;
  }

  public static String reverse(String text) {
    return new StringBuilder(text).reverse().toString();
  }

  /**
   * First letter of each word in upper case, the rest in lower; words are runs of letters and
   * digits.
   */
  public static String capitalize(String text) {
    StringBuilder out = new StringBuilder(text.length());
    boolean inWord = false;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      out.appendCodePoint(inWord ? Character.toLowerCase(c) : Character.toUpperCase(c));
      inWord = Character.isLetterOrDigit(c);
      i += Character.charCount(c);
    }
    return out.toString();
  }

  /**
   * The part with this index, counted from 0, between separators; NULL when there is no such part.
   */
  public static @Nullable String split(String text, String separator, int index) {
    if (index < 0 || separator.isEmpty()) {
      return null;
    }
    int from = 0;
    for (int i = 0; i < index; i++) {
      int next = text.indexOf(separator, from);
      if (next < 0) {
        return null;
      }
      from = next + separator.length();
    }
    int to = text.indexOf(separator, from);
    return to < 0 ? text.substring(from) : text.substring(from, to);
  }

  /** Joins what is not NULL. */
  public static String join(String separator, List<@Nullable String> parts) {
    StringBuilder out = new StringBuilder();
    boolean first = true;
    for (String part : parts) {
      if (part != null) {
        out.append(first ? "" : separator).append(part);
        first = false;
      }
    }
    return out.toString();
  }

  public static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }

  public static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
