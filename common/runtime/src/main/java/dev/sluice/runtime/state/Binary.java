package dev.sluice.runtime.state;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.types.StringValue;
import org.jspecify.annotations.Nullable;

/**
 * The binary form of the parts that every record has: byte arrays, with and without null, and text.
 */
public final class Binary {
  /** Where a length would be: there are no bytes. */
  private static final int ABSENT = -1;

  private Binary() {}

  public static void writeBytes(byte @Nullable [] bytes, DataOutputView out) throws IOException {
    if (bytes == null) {
      out.writeInt(ABSENT);
    } else {
      out.writeInt(bytes.length);
      out.write(bytes);
    }
  }

  public static byte @Nullable [] readBytes(DataInputView in) throws IOException {
    int length = in.readInt();
    if (length == ABSENT) {
      return null;
    }
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return bytes;
  }

  /** For places where null was never written. */
  public static byte[] readPresentBytes(DataInputView in) throws IOException {
    byte[] bytes = readBytes(in);
    if (bytes == null) {
      throw new IOException("bytes are missing where they were always written");
    }
    return bytes;
  }

  /**
   * Of any length, and exact for any sequence of chars (writeUTF ends at 64 KiB, UTF-8 loses halves
   * of surrogate pairs).
   */
  public static void writeText(String text, DataOutputView out) throws IOException {
    StringValue.writeString(text, out);
  }

  public static String readText(DataInputView in) throws IOException {
    return StringValue.readString(in);
  }
}
