package dev.sluice.runtime.format.json;

import dev.sluice.core.deadletter.RecordCode;
import dev.sluice.core.expression.EvaluationException;
import dev.sluice.core.schema.Schema;
import dev.sluice.runtime.format.Decoder;
import dev.sluice.runtime.format.FormatException;
import dev.sluice.runtime.row.Row;
import dev.sluice.runtime.row.RowMemory;
import dev.sluice.runtime.row.Shape;
import org.jspecify.annotations.Nullable;

/**
 * Takes one JSON object in UTF-8, without repeated names and with nothing behind it, whose declared
 * fields are of their types. The whole document is read: a malformed tail is found here or never.
 */
public final class JsonDecoder implements Decoder {
  private static final long serialVersionUID = 1L;

  /** The first of the three bytes of U+FEFF; no JSON document begins with it otherwise. */
  private static final byte BYTE_ORDER_MARK = (byte) 0xEF;

  private final Schema schema;
  private final Shape shape;
  private final RowMemory memory = new RowMemory();
  private transient @Nullable KnownForm known;
  private transient @Nullable JsonOrigin origin;

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
    KnownForm form = known();
    Members members = form.read(value);
    JsonOrigin from = members == null ? unknown(value, form) : origin(value, members);
    return memory.begin(shape, from).done();
  }

  private JsonOrigin unknown(byte[] value, KnownForm form) throws FormatException {
    requireNoOtherEncoding(value);
    JsonOrigin scanned = origin(value, members(value));
    try {
      scanned.check(schema);
    } catch (EvaluationException e) {
      throw FormatException.of(e);
    }
    form.learn(value);
    return scanned;
  }

  private JsonOrigin origin(byte[] value, Members members) {
    JsonOrigin current = origin;
    if (current == null) {
      current = JsonOrigin.scanned(value, members);
      origin = current;
    }
    return current.again(value, members);
  }

  private KnownForm known() {
    KnownForm form = known;
    if (form == null) {
      form = new KnownForm(schema);
      known = form;
    }
    return form;
  }

  private static void requireNoOtherEncoding(byte[] value) throws FormatException {
    if (value.length > 0 && value[0] == BYTE_ORDER_MARK) {
      throw malformed("it begins with a byte order mark");
    }
    // UTF-16 and UTF-32 have NULs between ASCII characters
    for (int i = 0; i < Math.min(value.length, 4); i++) {
      if (value[i] == 0) {
        throw malformed("byte " + i + " is NUL: UTF-8 is expected");
      }
    }
  }

  private static Members members(byte[] value) throws FormatException {
    try {
      return JsonScanner.scan(value);
    } catch (JsonScanner.MalformedException e) {
      throw malformed(String.valueOf(e.getMessage()));
    }
  }

  private static FormatException malformed(String reason) {
    return new FormatException(RecordCode.DECODE_MALFORMED, "not well-formed JSON: " + reason);
  }
}
