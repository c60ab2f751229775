package dev.sluice.runtime.format.json;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.sluice.core.deadletter.RecordCode;
import dev.sluice.core.schema.SqlType;
import dev.sluice.runtime.format.FormatException;
import dev.sluice.runtime.format.ScalarText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Builds one JSON document out of slices that are copied and values that are written by their
 * types.
 */
final class JsonWriter {
  private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

  private byte[] out;
  private int size;

  /** Whether a comma belongs before the next member or element. */
  private boolean pending;

  JsonWriter(int expectedSize) {
    this.out = new byte[expectedSize];
  }

  byte[] bytes() {
    return Arrays.copyOf(out, size);
  }

  JsonWriter begin(char bracket) {
    separate();
    put((byte) bracket);
    pending = false;
    return this;
  }

  JsonWriter end(char bracket) {
    put((byte) bracket);
    pending = true;
    return this;
  }

  /** A member as it stands in another document. */
  void copy(byte[] from, int start, int end) {
    separate();
    put(from, start, end - start);
    pending = true;
  }

  void member(byte[] quotedName, SqlType type, @Nullable Object value) throws FormatException {
    separate();
    put(quotedName, 0, quotedName.length);
    put((byte) ':');
    pending = false;
    value(type, value);
  }

  private void value(SqlType type, @Nullable Object value) throws FormatException {
    if (value == null) {
      scalar(NULL);
    } else if (type instanceof SqlType.Array array) {
      begin('[');
      for (Object element : (List<?>) value) {
        value(array.element(), element);
      }
      end(']');
    } else if (type instanceof SqlType.MapOf map) {
      begin('{');
      for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
        if (!(entry.getKey() instanceof String name)) {
          throw new FormatException(
              RecordCode.ENCODE_UNWRITABLE, "a key of a map is NULL, JSON has no name for it");
        }
        member(quote(name), map.value(), entry.getValue());
      }
      end('}');
    } else if (type instanceof SqlType.RowOf row) {
      begin('{');
      for (int i = 0; i < row.schema().size(); i++) {
        member(
            quote(row.schema().field(i).name()),
            row.schema().field(i).type(),
            ((List<?>) value).get(i));
      }
      end('}');
    } else {
      scalar(scalarBytes(type, value));
    }
  }

  private static byte[] scalarBytes(SqlType type, Object value) throws FormatException {
    if (value instanceof byte[] bytes) {
      return quote(Base64.getEncoder().encodeToString(bytes));
    }
    if (value instanceof Double number && !Double.isFinite(number)) {
      throw new FormatException(RecordCode.ENCODE_UNWRITABLE, "JSON has no number for " + number);
    }
    String text = ScalarText.text(type, value);
    return value instanceof Number || value instanceof Boolean
        ? text.getBytes(StandardCharsets.US_ASCII)
        : quote(text);
  }

  static byte[] quote(String text) throws FormatException {
    ScalarText.requireUtf8Form(text);
    byte[] inner = JsonStringEncoder.getInstance().quoteAsUTF8(text);
    byte[] quoted = new byte[inner.length + 2];
    quoted[0] = '"';
    System.arraycopy(inner, 0, quoted, 1, inner.length);
    quoted[quoted.length - 1] = '"';
    return quoted;
  }

  private void scalar(byte[] text) {
    separate();
    put(text, 0, text.length);
    pending = true;
  }

  private void separate() {
    if (pending) {
      put((byte) ',');
    }
  }

  private void put(byte b) {
    if (size == out.length) {
      out = Arrays.copyOf(out, 2 * size + 1);
    }
    out[size++] = b;
  }

  private void put(byte[] from, int start, int length) {
    if (out.length - size < length) {
      out = Arrays.copyOf(out, Math.max(2 * size, size + length));
    }
    System.arraycopy(from, start, out, size, length);
    size += length;
  }
}
