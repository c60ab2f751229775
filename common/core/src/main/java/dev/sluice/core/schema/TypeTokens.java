package dev.sluice.core.schema;

import org.jspecify.annotations.Nullable;

/** Cuts the text of a type into words, numbers, quoted names and punctuation. */
final class TypeTokens {

  /** A piece of the text. The kind END has no text. */
  record Token(Kind kind, String text, int start, int end) {
    boolean is(String symbolOrKeyword) {
      return kind != Kind.QUOTED && text.equalsIgnoreCase(symbolOrKeyword);
    }
  }

  enum Kind {
    WORD,
    NUMBER,
    QUOTED,
    SYMBOL,
    END
  }

  private final String source;
  private int at;
  private @Nullable Token peeked;

  TypeTokens(String source) {
    this.source = source;
  }

  Token peek() throws TypeProblemException {
    Token token = peeked;
    if (token == null) {
      token = read();
      peeked = token;
    }
    return token;
  }

  Token next() throws TypeProblemException {
    Token token = peek();
    peeked = null;
    return token;
  }

  private Token read() throws TypeProblemException {
    while (at < source.length() && Character.isWhitespace(source.charAt(at))) {
      at++;
    }
    int start = at;
    if (at == source.length()) {
      return new Token(Kind.END, "", start, start);
    }
    char first = source.charAt(at);
    if (first == '`') {
      return quoted(start);
    }
    if (Character.isDigit(first)) {
      return run(Kind.NUMBER, start);
    }
    if (Character.isJavaIdentifierStart(first)) {
      return run(Kind.WORD, start);
    }
    at++;
    return new Token(Kind.SYMBOL, String.valueOf(first), start, at);
  }

  private Token run(Kind kind, int start) {
    while (at < source.length() && inRun(kind, source.charAt(at))) {
      at++;
    }
    return new Token(kind, source.substring(start, at), start, at);
  }

  private static boolean inRun(Kind kind, char c) {
    return kind == Kind.NUMBER ? Character.isDigit(c) : Character.isJavaIdentifierPart(c);
  }

  private Token quoted(int start) throws TypeProblemException {
    StringBuilder name = new StringBuilder();
    for (at = start + 1; at < source.length(); at++) {
      char c = source.charAt(at);
      if (c != '`') {
        name.append(c);
      } else if (at + 1 < source.length() && source.charAt(at + 1) == '`') {
        name.append(c);
        at++;
      } else {
        at++;
        return new Token(Kind.QUOTED, name.toString(), start, at);
      }
    }
    throw new TypeProblemException(start, at, "the backtick is never closed", null);
  }
}
