package dev.sluice.runtime.format.json;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.sluice.core.deadletter.RecordCode;
import dev.sluice.core.schema.SqlType;
import dev.sluice.runtime.format.FormatException;
import dev.sluice.runtime.format.ScalarText;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Builds JSON documents, one after the other, out of slices that are copied and values that are
 * written by their types.
 */
final class JsonWriter implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

  /** Bytes; a buffer for a larger document is not kept for the next one. */
  private static final int KEPT = 1 << 16;

  private static final byte[] EMPTY = {};

  private byte[] out = EMPTY;
  private int size;

  /** Whether a comma belongs before the next member or element. */
  private boolean pending;

  /** Begins a document, which is an object. */
  JsonWriter begin(int expectedSize) {
    if (out.length < expectedSize) {
      out = new byte[expectedSize];
    }
    size = 0;
    pending = false;
    begin('{');
    return this;
  }

  /** The document, which ends here. */
  byte[] end() {
    end('}');
    byte[] document = Arrays.copyOf(out, size);
    if (out.length > KEPT) {
      out = EMPTY;
    }
    return document;
  }

  private void begin(char bracket) {
    separate();
    put((byte) bracket);
    pending = false;
  }

  private void end(char bracket) {
    put((byte) bracket);
    pending = true;
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
      separate();
      put(NULL, 0, NULL.length);
      pending = true;
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
      separate();
      scalar(type, value);
      pending = true;
    }
  }

  private void scalar(SqlType type, Object value) throws FormatException {
    if (value instanceof byte[] bytes) {
      string(Base64.getEncoder().encodeToString(bytes));
      return;
    }
    if (value instanceof Double number && !Double.isFinite(number)) {
      throw new FormatException(RecordCode.ENCODE_UNWRITABLE, "JSON has no number for " + number);
    }
    String text = ScalarText.text(type, value);
    if (value instanceof Number || value instanceof Boolean) {
      plain(text);
    } else {
      string(text);
    }
  }

  private void string(String text) throws FormatException {
    int start = size;
    put((byte) '"');
    if (plain(text)) {
      put((byte) '"');
    } else {
      size = start;
      byte[] quoted = quote(text);
      put(quoted, 0, quoted.length);
    }
  }

  /** Writes the text if it is ASCII that JSON escapes nothing of; otherwise writes nothing. */
  private boolean plain(String text) {
    int length = text.length();
    reserve(length);
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~' || c == '"' || c == '\\') {
        return false;
      }
      out[size + i] = (byte) c;
    }
    size += length;
    return true;
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

  private void separate() {
    if (pending) {
      put((byte) ',');
    }
  }

  private void put(byte b) {
    reserve(1);
    out[size++] = b;
  }

  private void put(byte[] from, int start, int length) {
    reserve(length);
    System.arraycopy(from, start, out, size, length);
    size += length;
  }

  private void reserve(int length) {
    if (out.length - size < length) {
      out = Arrays.copyOf(out, Math.max(2 * size, size + length));
    }
  }
}
