package dev.sluice.core.function;

import java.util.regex.Pattern;

/**
 * A LIKE pattern, prepared: {@code %} is any run of characters, {@code _} any one. There is no
 * escape by default.
 */
public final class LikePattern {
  private static final int NO_ESCAPE = -1;

  private enum Shape {
    EQUALS,
    STARTS,
    ENDS,
    CONTAINS,
    REGEX
  }

  private final Shape shape;
  private final String literal;
  private final Pattern regex;

  private LikePattern(Shape shape, String literal, Pattern regex) {
    this.shape = shape;
    this.literal = literal;
    this.regex = regex;
  }

  public static LikePattern of(String pattern) {
    return of(pattern, NO_ESCAPE);
  }

  public static LikePattern of(String pattern, String escape) {
    if (escape.codePointCount(0, escape.length()) != 1) {
      throw FunctionException.argument("the escape of LIKE must be one character");
    }
    return of(pattern, escape.codePointAt(0));
  }

  private static LikePattern of(String pattern, int escape) {
    StringBuilder regex = new StringBuilder();
    StringBuilder literal = new StringBuilder();
    // one letter for each part: p a percent sign, u an underscore, l a run of literals
    StringBuilder parts = new StringBuilder();
    for (int i = 0; i < pattern.length(); ) {
      int c = pattern.codePointAt(i);
      i += Character.charCount(c);
      if (c == escape) {
        if (i == pattern.length()) {
          throw FunctionException.argument("a LIKE pattern ends in its escape character");
        }
        c = pattern.codePointAt(i);
        if (c != escape && c != '%' && c != '_') {
          throw FunctionException.argument(
              "the escape of a LIKE pattern is for %, _ and itself alone");
        }
        i += Character.charCount(c);
      } else if (c == '%' || c == '_') {
        regex.append(c == '%' ? ".*" : ".");
        parts.append(c == '%' ? 'p' : 'u');
        continue;
      }
      regex.append(Pattern.quote(Character.toString(c)));
      literal.appendCodePoint(c);
      if (parts.isEmpty() || parts.charAt(parts.length() - 1) != 'l') {
        parts.append('l');
      }
    }
    return new LikePattern(
        shape(parts.toString()),
        literal.toString(),
        Pattern.compile(regex.toString(), Pattern.DOTALL));
  }

  private static Shape shape(String parts) {
    return switch (parts) {
      case "", "l" -> Shape.EQUALS;
      case "lp" -> Shape.STARTS;
      case "pl" -> Shape.ENDS;
      case "plp", "p" -> Shape.CONTAINS;
      default -> Shape.REGEX;
    };
  }

  public boolean matches(String text) {
    return switch (shape) {
      case EQUALS -> text.equals(literal);
      case STARTS -> text.startsWith(literal);
      case ENDS -> text.endsWith(literal);
      case CONTAINS -> text.contains(literal);
      case REGEX -> regex.matcher(text).matches();
    };
  }
}
