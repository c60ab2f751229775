package dev.sluice.runtime.format.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.sluice.core.deadletter.RecordCode;
import dev.sluice.core.expression.EvaluationException;
import dev.sluice.core.schema.Schema;
import dev.sluice.runtime.format.Decoder;
import dev.sluice.runtime.format.FormatException;
import dev.sluice.runtime.row.Row;
import dev.sluice.runtime.row.Shape;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Takes one JSON object in UTF-8, without repeated names and with nothing behind it, whose declared
 * fields are of their types. The whole document is read: a malformed tail is found here or never.
 */
public final class JsonDecoder implements Decoder {
  private static final long serialVersionUID = 1L;

  /** How Jackson's message of a repeated name begins; it has no exception of its own. */
  private static final String DUPLICATE = "Duplicate field";

  /** The first of the three bytes of U+FEFF; no JSON document begins with it otherwise. */
  private static final byte BYTE_ORDER_MARK = (byte) 0xEF;

  private final Schema schema;
  private final Shape shape;

  /**
   * @param schema keys of MAP must be STRING, JSON has no others
   */
  public JsonDecoder(Schema schema) {
    JsonTypes.requireSupported(schema);
    this.schema = schema;
    this.shape = Shape.of(schema);
  }

  @Override
  public Row decode(byte[] value) throws FormatException {
    requireUtf8(value);
    Row row = Row.of(shape, JsonOrigin.scanned(value, members(value)));
    try {
      for (int i = 0; i < schema.size(); i++) {
        row.get(i);
      }
    } catch (EvaluationException e) {
      throw FormatException.of(e);
    }
    return row;
  }

  private static void requireUtf8(byte[] value) throws FormatException {
    int error = Utf8.firstError(value);
    if (error != Utf8.VALID) {
      throw malformed("byte " + error + " is not UTF-8");
    }
    // Jackson would skip it, and other readers of the copied bytes would stumble over it
    if (value.length > 0 && value[0] == BYTE_ORDER_MARK) {
      throw malformed("it begins with a byte order mark");
    }
    // Jackson would take NULs between ASCII characters for UTF-16 or UTF-32
    for (int i = 0; i < Math.min(value.length, 4); i++) {
      if (value[i] == 0) {
        throw malformed("byte " + i + " is NUL: UTF-8 is expected");
      }
    }
  }

  private static Members members(byte[] value) throws FormatException {
    try {
      return Members.scan(value);
    } catch (Members.NotAnObjectException e) {
      throw malformed(value.length == 0 ? "the value is empty" : "the value is not an object");
    } catch (Members.TrailingContentException e) {
      throw malformed("there is more behind the object");
    } catch (JacksonException e) {
      throw malformed(reason(e));
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory failed", e);
    }
  }

  /** Jackson's own words quote the document, which a reason must not. */
  private static String reason(JacksonException e) {
    if (e instanceof StreamConstraintsException) {
      return "nested deeper than " + Json.MAX_DEPTH + " levels";
    }
    String what;
    if (e instanceof JsonEOFException) {
      what = "the value ends too early";
    } else if (String.valueOf(e.getOriginalMessage()).startsWith(DUPLICATE)) {
      what = "a name is repeated within an object";
    } else {
      what = "a character that cannot be there";
    }
    JsonLocation location = e.getLocation();
    return location == null ? what : what + ", at byte " + location.getByteOffset();
  }

  private static FormatException malformed(String reason) {
    return new FormatException(RecordCode.DECODE_MALFORMED, "not well-formed JSON: " + reason);
  }
}
