package dev.sluice.runtime.format.json;

/** The grammar of strings (RFC 8259), strict UTF-8 included, eight bytes at a time. */
final class JsonString {
  private JsonString() {}

  /**
   * The offset behind the closing quote; if there is no well-formed string, the offset of what
   * cannot be there, negative. An offset of the array's length says that it ends too early.
   */
  static int end(byte[] json, int quote) {
    int at = plainEnd(json, quote + 1);
    while (at < json.length && json[at] != '"') {
      if (json[at] == '\\') {
        at = escapeEnd(json, at);
      } else if (json[at] < 0) {
        at = charactersEnd(json, at);
      } else {
        return -at;
      }
      if (at < 0) {
        return at;
      }
      at = plainEnd(json, at);
    }
    return at < json.length ? at + 1 : -json.length;
  }

  /** The first byte from there on that is not ASCII that means nothing but itself. */
  static int plainEnd(byte[] json, int from) {
    int at = from;
    while (at + Words.SIZE <= json.length) {
      long word = Words.at(json, at);
      long control = (word - ' ' * Words.EACH) & ~word;
      int plain = Words.firstMarked(quotesAndBackslashes(word) | control | word);
      at += plain;
      if (plain < Words.SIZE) {
        return at;
      }
    }
    while (at < json.length && json[at] >= ' ' && json[at] != '"' && json[at] != '\\') {
      at++;
    }
    return at;
  }

  /** As {@link #zeros}, of quotes and backslashes. */
  private static long quotesAndBackslashes(long word) {
    return zeros(word ^ '"' * Words.EACH) | zeros(word ^ '\\' * Words.EACH);
  }

  /** The high bit of the first byte that is zero; what is above it may be wrong. */
  private static long zeros(long word) {
    return (word - Words.EACH) & ~word;
  }

  private static int escapeEnd(byte[] json, int backslash) {
    int at = backslash + 1;
    switch (at < json.length ? json[at] : 0) {
      case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> {
        return at + 1;
      }
      case 'u' -> {
        for (int i = 1; i <= 4; i++) {
          if (at + i >= json.length || Character.digit(json[at + i], 16) < 0) {
            return -(at + i);
          }
        }
        return at + 5;
      }
      default -> {
        return -at;
      }
    }
  }

  /** Of characters of several bytes, which seldom come alone. */
  private static int charactersEnd(byte[] json, int from) {
    int at = from;
    while (at >= 0 && at < json.length && json[at] < 0) {
      at = isPair(json, at) ? at + 2 : characterEnd(json, at);
    }
    return at;
  }

  /** Whether a character of two bytes is there, of U+0080 to U+07FF. */
  private static boolean isPair(byte[] json, int at) {
    return (json[at] & 0xE0) == 0xC0
        && (json[at] & 0x1E) != 0
        && at + 1 < json.length
        && (json[at + 1] & 0xC0) == 0x80;
  }

  /** Of one character of several bytes; no overlong forms, no halves of surrogate pairs. */
  private static int characterEnd(byte[] json, int at) {
    int first = json[at] & 0xFF;
    int lowest = 0x80;
    int highest = 0xBF;
    int more;
    if (first >= 0xC2 && first <= 0xDF) {
      more = 1;
    } else if (first >= 0xE0 && first <= 0xEF) {
      more = 2;
      lowest = first == 0xE0 ? 0xA0 : lowest;
      highest = first == 0xED ? 0x9F : highest;
    } else if (first >= 0xF0 && first <= 0xF4) {
      more = 3;
      lowest = first == 0xF0 ? 0x90 : lowest;
      highest = first == 0xF4 ? 0x8F : highest;
    } else {
      return -at;
    }
    for (int i = 1; i <= more; i++) {
      int next = at + i < json.length ? json[at + i] & 0xFF : 0;
      if (next < lowest || next > highest) {
        return -at;
      }
      lowest = 0x80;
      highest = 0xBF;
    }
    return at + 1 + more;
  }

  /** The first quote or backslash from there on, in a document that is well-formed. */
  static int quoteOrBackslash(byte[] json, int from) {
    int at = from;
    while (at + Words.SIZE <= json.length) {
      int before = Words.firstMarked(quotesAndBackslashes(Words.at(json, at)));
      at += before;
      if (before < Words.SIZE) {
        return at;
      }
    }
    while (json[at] != '"' && json[at] != '\\') {
      at++;
    }
    return at;
  }

  /** The first backslash from there on; if there is none, the end. */
  private static int backslash(byte[] json, int from, int end) {
    int at = from;
    while (at + Words.SIZE <= end) {
      int before = Words.firstMarked(zeros(Words.at(json, at) ^ '\\' * Words.EACH));
      at += before;
      if (before < Words.SIZE) {
        return at;
      }
    }
    while (at < end && json[at] != '\\') {
      at++;
    }
    return at;
  }

  /** Of a string that is well-formed. */
  static boolean isEscaped(byte[] json, int quote, int end) {
    return backslash(json, quote + 1, end) < end;
  }

  /** Whether a value that is well-formed has an escape of U+D800 to U+DFFF. */
  static boolean hasSurrogateEscape(byte[] json, int start, int end) {
    int at = backslash(json, start + 1, end);
    while (at < end) {
      if (json[at + 1] == 'u'
          && (json[at + 2] | 0x20) == 'd'
          && Character.digit(json[at + 3], 16) >= 8) {
        return true;
      }
      at = backslash(json, at + 2, end);
    }
    return false;
  }
}
