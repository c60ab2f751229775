package dev.sluice.runtime.format.json;

import java.util.Arrays;

/**
 * A member's name as documents write it, from its quote to the colon, and what is known of its
 * values.
 */
final class KnownName {
  private final String name;
  private final byte[] written;
  // beside the words, so that short names are compared without a look at the array
  private final int length;
  private final long firstWord;
  private final long firstMask;
  private final long lastWord;
  private final KnownValue value;

  KnownName(String name, byte[] written, KnownValue value) {
    this.name = name;
    this.written = written;
    this.length = written.length;
    this.value = value;
    this.firstMask = written.length >= Words.SIZE ? -1 : (1L << Byte.SIZE * written.length) - 1;
    byte[] padded = Arrays.copyOf(written, Math.max(Words.SIZE, written.length));
    this.firstWord = Words.at(padded, 0);
    this.lastWord = Words.at(padded, padded.length - Words.SIZE);
  }

  String name() {
    return name;
  }

  KnownValue value() {
    return value;
  }

  /** Bytes from the quote to behind the colon. */
  int length() {
    return length;
  }

  /** Whether the document has these very bytes there. */
  boolean isAt(byte[] json, int at) {
    if (at + Words.SIZE > json.length) {
      return length <= json.length - at && Arrays.equals(written, 0, length, json, at, at + length);
    }
    return ((Words.at(json, at) ^ firstWord) & firstMask) == 0
        && (length <= Words.SIZE || isRestAt(json, at));
  }

  private boolean isRestAt(byte[] json, int at) {
    if (at + length > json.length) {
      return false;
    }
    for (int i = Words.SIZE; i < length - Words.SIZE; i += Words.SIZE) {
      if (Words.at(json, at + i) != Words.at(written, i)) {
        return false;
      }
    }
    // the last word overlaps what was compared before
    return Words.at(json, at + length - Words.SIZE) == lastWord;
  }
}
