package dev.sluice.core.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The two forms that all of the ledger is made of: unsigned LEB128 and text with its length. */
final class Wire {
  private static final int MAX_BYTES_OF_LONG = 10;

  private Wire() {}

  static void putUnsigned(long value, ByteBuffer out) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      out.put((byte) (rest & 0x7F | 0x80));
      rest >>>= 7;
    }
    out.put((byte) rest);
  }

  /** The offset behind it. */
  static int putUnsigned(long value, byte[] out, int at) {
    int next = at;
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      out[next++] = (byte) (rest & 0x7F | 0x80);
      rest >>>= 7;
    }
    out[next++] = (byte) rest;
    return next;
  }

  /** Bytes that a number takes: seven bits each, and one for 0. */
  static int sizeOf(long value) {
    return (Long.SIZE - Long.numberOfLeadingZeros(value | 1) + 6) / 7;
  }

  static long getUnsigned(ByteBuffer in) {
    long value = 0;
    for (int i = 0; i < MAX_BYTES_OF_LONG; i++) {
      byte next = in.get();
      value |= (next & 0x7FL) << (7 * i);
      if (next >= 0) {
        return value;
      }
    }
    throw new ArithmeticException("a number of more than 64 bits");
  }

  static String getText(ByteBuffer in) {
    int length = Math.toIntExact(getUnsigned(in));
    if (length > in.remaining()) {
      throw new ArithmeticException("a text of " + length + " bytes in " + in.remaining());
    }
    byte[] utf8 = new byte[length];
    in.get(utf8);
    return new String(utf8, StandardCharsets.UTF_8);
  }
}
