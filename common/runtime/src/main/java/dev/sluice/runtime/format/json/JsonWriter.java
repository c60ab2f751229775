package dev.sluice.runtime.format.json;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.sluice.core.deadletter.RecordCode;
import dev.sluice.core.schema.SqlType;
import dev.sluice.runtime.format.FormatException;
import dev.sluice.runtime.format.ScalarText;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
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

  private final ByteArrayOutputStream out;

  /** Whether a comma belongs before the next member or element. */
  private boolean pending;

  JsonWriter(int expectedSize) {
    this.out = new ByteArrayOutputStream(expectedSize);
  }

  byte[] bytes() {
    return out.toByteArray();
  }

  JsonWriter begin(char bracket) {
    separate();
    out.write(bracket);
    pending = false;
    return this;
  }

  JsonWriter end(char bracket) {
    out.write(bracket);
    pending = true;
    return this;
  }

  /** A member as it stands in another document. */
  void copy(byte[] from, int start, int end) {
    separate();
    out.write(from, start, end - start);
    pending = true;
  }

  void member(byte[] quotedName, SqlType type, @Nullable Object value) throws FormatException {
    separate();
    out.writeBytes(quotedName);
    out.write(':');
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
    out.writeBytes(text);
    pending = true;
  }

  private void separate() {
    if (pending) {
      out.write(',');
    }
  }
}
