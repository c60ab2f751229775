package dev.sluice.runtime.format.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Eight bytes at a time, the first of them lowest. */
final class Words {
  static final int SIZE = Long.BYTES;

  /** One in each byte. */
  static final long EACH = 0x0101010101010101L;

  private static final long HIGH = 0x8080808080808080L;
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private Words() {}

  static long at(byte[] bytes, int at) {
    return (long) LONGS.get(bytes, at);
  }

  /** Which is the first byte whose high bit is set; {@link #SIZE}: none. */
  static int firstMarked(long word) {
    return Long.numberOfTrailingZeros(word & HIGH) >>> 3;
  }
}
