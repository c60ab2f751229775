package dev.sluice.core.function;

import java.util.regex.Pattern;

/** A place in a JSON text. Every method expects the cursor in front of a value. */
final class JsonCursor {
  /** Nesting that no data has; deeper texts are refused for the sake of the stack. */
  private static final int MAX_DEPTH = 512;

  private static final Pattern LITERAL =
      Pattern.compile("true|false|null|-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");

  /** The text is not JSON. */
  static final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    Malformed() {
      super("not JSON", null, false, false);
    }
  }

  private final String json;
  private int at;
  private int depth;

  JsonCursor(String json) {
    this.json = json;
  }

  /** Moves in front of the value of the object's member of this name; false when there is none. */
  boolean enterMember(String name) throws Malformed {
    if (peek() != '{') {
      skip();
      return false;
    }
    at++;
    if (peek() == '}') {
      return false;
    }
    do {
      if (peek() != '"') {
        throw new Malformed();
      }
      boolean wanted = string().equals(name);
      expect(':');
      if (wanted) {
        return true;
      }
      skip();
    } while (accept(','));
    expect('}');
    return false;
  }

  /** Moves in front of the array's element; false when there is none. */
  boolean enterElement(int index) throws Malformed {
    if (peek() != '[') {
      skip();
      return false;
    }
    at++;
    if (peek() == ']') {
      return false;
    }
    for (int i = 0; i < index; i++) {
      skip();
      if (!accept(',')) {
        expect(']');
        return false;
      }
    }
    return true;
  }

  /** The first character of the value. */
  char peek() throws Malformed {
    while (at < json.length() && " \t\r\n".indexOf(json.charAt(at)) >= 0) {
      at++;
    }
    if (at == json.length()) {
      throw new Malformed();
    }
    return json.charAt(at);
  }

  /** The value as it is written. */
  String raw() throws Malformed {
    peek();
    int start = at;
    skip();
    return json.substring(start, at);
  }

  /** The characters of a string. */
  String string() throws Malformed {
    int start = ++at;
    skipString();
    String content = json.substring(start, at - 1);
    return content.indexOf('\\') < 0 ? content : unescape(content);
  }

  private void skip() throws Malformed {
    char first = peek();
    switch (first) {
      case '"' -> {
        at++;
        skipString();
      }
      case '{' -> skipAll('}');
      case '[' -> skipAll(']');
      default -> skipLiteral();
    }
  }

  private void skipAll(char close) throws Malformed {
    if (++depth > MAX_DEPTH) {
      throw new Malformed();
    }
    at++;
    if (!accept(close)) {
      do {
        if (close == '}') {
          expect('"');
          skipString();
          expect(':');
        }
        skip();
      } while (accept(','));
      expect(close);
    }
    depth--;
  }

  private void skipString() throws Malformed {
    for (; at < json.length(); at++) {
      char c = json.charAt(at);
      if (c == '"') {
        at++;
        return;
      }
      if (c < ' ') {
        throw new Malformed();
      }
      if (c == '\\') {
        at++;
      }
    }
    throw new Malformed();
  }

  private void skipLiteral() throws Malformed {
    var matcher = LITERAL.matcher(json).region(at, json.length());
    if (!matcher.lookingAt()) {
      throw new Malformed();
    }
    at = matcher.end();
  }

  private boolean accept(char c) throws Malformed {
    boolean there = peek() == c;
    if (there) {
      at++;
    }
    return there;
  }

  private void expect(char c) throws Malformed {
    if (!accept(c)) {
      throw new Malformed();
    }
  }

  private static String unescape(String content) throws Malformed {
    StringBuilder out = new StringBuilder(content.length());
    for (int i = 0; i < content.length(); i++) {
      char c = content.charAt(i);
      if (c != '\\') {
        out.append(c);
        continue;
      }
      c = content.charAt(++i);
      int simple = "\"\\/bfnrt".indexOf(c);
      if (simple >= 0) {
        out.append("\"\\/\b\f\n\r\t".charAt(simple));
      } else if (c == 'u' && i + 4 < content.length()) {
        out.append(unicode(content.substring(i + 1, i + 5)));
        i += 4;
      } else {
        throw new Malformed();
      }
    }
    return out.toString();
  }

  private static char unicode(String digits) throws Malformed {
    int value = 0;
    for (int i = 0; i < 4; i++) {
      int digit = Character.digit(digits.charAt(i), 16);
      if (digit < 0) {
        throw new Malformed();
      }
      value = value * 16 + digit;
    }
    return (char) value;
  }
}
