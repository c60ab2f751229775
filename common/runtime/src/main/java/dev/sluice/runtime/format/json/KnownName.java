package dev.sluice.runtime.format.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A member's name as documents write it, from its quote to the colon, and what is known of its
 * values.
 */
final class KnownName {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int WORD = Long.BYTES;

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
    this.firstMask = written.length >= WORD ? -1 : (1L << Byte.SIZE * written.length) - 1;
    byte[] padded = Arrays.copyOf(written, Math.max(WORD, written.length));
    this.firstWord = (long) LONGS.get(padded, 0);
    this.lastWord = (long) LONGS.get(padded, padded.length - WORD);
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
    if (at + WORD > json.length) {
      return length <= json.length - at && Arrays.equals(written, 0, length, json, at, at + length);
    }
    return (((long) LONGS.get(json, at) ^ firstWord) & firstMask) == 0
        && (length <= WORD || isRestAt(json, at));
  }

  private boolean isRestAt(byte[] json, int at) {
    if (at + length > json.length) {
      return false;
    }
    for (int i = WORD; i < length - WORD; i += WORD) {
      if ((long) LONGS.get(json, at + i) != (long) LONGS.get(written, i)) {
        return false;
      }
    }
    // the last word overlaps what was compared before
    return (long) LONGS.get(json, at + length - WORD) == lastWord;
  }
}
