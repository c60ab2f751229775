package dev.sluice.core.function;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Regular expressions of Java, and those of SQL's SIMILAR TO. */
public final class Patterns {
  private Patterns() {}

  public static Pattern regex(String regex) {
    try {
      return Pattern.compile(regex);
    } catch (PatternSyntaxException e) {
      throw FunctionException.argument("not a regular expression: " + e.getDescription());
    }
  }

  /**
   * SQL's own: {@code % _ | * + ? {n,m} ( ) [ ]} with the meaning of SQL, everything else literal.
   */
  public static Pattern similar(String pattern, @Nullable String escape) {
    if (escape != null && escape.length() != 1) {
      throw FunctionException.argument("the escape of SIMILAR TO must be one character");
    }
    StringBuilder regex = new StringBuilder();
    boolean inBrackets = false;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (escape != null && c == escape.charAt(0)) {
        if (++i == pattern.length()) {
          throw FunctionException.argument("a SIMILAR TO pattern ends in its escape character");
        }
        appendLiteral(pattern.charAt(i), regex);
      } else if (inBrackets) {
        inBrackets = c != ']';
        appendInBrackets(c, pattern, i, regex);
      } else if (c == '%') {
        regex.append(".*");
      } else if (c == '_') {
        regex.append('.');
      } else if ("|*+?{}()[]".indexOf(c) >= 0) {
        inBrackets = c == '[';
        regex.append(c);
      } else {
        appendLiteral(c, regex);
      }
    }
    try {
      return Pattern.compile(regex.toString(), Pattern.DOTALL);
    } catch (PatternSyntaxException e) {
      throw FunctionException.argument("not a SIMILAR TO pattern: " + e.getDescription());
    }
  }

  private static void appendInBrackets(char c, String pattern, int at, StringBuilder regex) {
    // [:ALPHA:] and its like are left out: written as ranges they are as short
    if (c == '[') {
      throw FunctionException.argument("a SIMILAR TO pattern has '[' in brackets");
    }
    boolean negation = c == '^' && pattern.charAt(at - 1) == '[';
    if (c == ']' || c == '-' || negation || Character.isLetterOrDigit(c)) {
      regex.append(c);
    } else {
      appendLiteral(c, regex);
    }
  }

  private static void appendLiteral(char c, StringBuilder regex) {
    if ("\\.[]{}()*+-?^$|&#".indexOf(c) >= 0) {
      regex.append('\\');
    }
    regex.append(c);
  }

  /** The group of the first match; NULL when nothing matches or the group took no part. */
  public static @Nullable String extract(Pattern pattern, String text, int group) {
    Matcher matcher = pattern.matcher(text);
    if (group < 0 || group > matcher.groupCount()) {
      throw FunctionException.argument("the regular expression has no group " + group);
    }
    return find(matcher) ? matcher.group(group) : null;
  }

  /** Replaces every match; the replacement is taken as it is. */
  public static String replace(Pattern pattern, String text, String replacement) {
    try {
      return pattern.matcher(text).replaceAll(Matcher.quoteReplacement(replacement));
    } catch (StackOverflowError e) {
      throw tooLong();
    }
  }

  /** Whether it matches all of the text. */
  public static boolean matches(Pattern pattern, String text) {
    try {
      return pattern.matcher(text).matches();
    } catch (StackOverflowError e) {
      throw tooLong();
    }
  }

  /** Whether it matches a part of the text. */
  public static boolean find(Pattern pattern, String text) {
    return find(pattern.matcher(text));
  }

  private static boolean find(Matcher matcher) {
    try {
      return matcher.find();
    } catch (StackOverflowError e) {
      throw tooLong();
    }
  }

  /** Java's matcher calls itself for each turn of a group that repeats. */
  private static FunctionException tooLong() {
    return FunctionException.argument("the text is too long for a pattern whose groups repeat");
  }
}
