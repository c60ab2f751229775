package dev.sluice.runtime.format.json;

import java.nio.charset.StandardCharsets;

/** Strings of a document that was found to be well-formed. */
final class JsonText {
  private JsonText() {}

  /** The offset behind the closing quote. */
  static int end(byte[] json, int quote) {
    int at = JsonString.quoteOrBackslash(json, quote + 1);
    while (json[at] != '"') {
      at = JsonString.quoteOrBackslash(json, at + 2);
    }
    return at + 1;
  }

  /** The characters between the quotes. */
  static String read(byte[] json, int quote) {
    int at = JsonString.quoteOrBackslash(json, quote + 1);
    String first = new String(json, quote + 1, at - quote - 1, StandardCharsets.UTF_8);
    return json[at] == '"' ? first : unescaped(first, json, at);
  }

  /**
   * @param at where the first backslash is
   */
  private static String unescaped(String first, byte[] json, int at) {
    StringBuilder text = new StringBuilder(first);
    while (json[at] != '"') {
      if (json[at] == '\\') {
        text.append(escape(json, at + 1));
        at += json[at + 1] == 'u' ? 6 : 2;
      } else {
        int start = at;
        at = JsonString.quoteOrBackslash(json, start);
        text.append(new String(json, start, at - start, StandardCharsets.UTF_8));
      }
    }
    return text.toString();
  }

  private static char escape(byte[] json, int at) {
    return switch (json[at]) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> {
        int value = 0;
        for (int i = 1; i <= 4; i++) {
          value = value << 4 | Character.digit(json[at + i], 16);
        }
        yield (char) value;
      }
      default -> (char) json[at];
    };
  }
}
