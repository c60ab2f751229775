package dev.sluice.runtime.format.json;

import dev.sluice.core.expression.EvaluationException;
import dev.sluice.core.schema.Schema;
import dev.sluice.runtime.format.Encoder;
import dev.sluice.runtime.format.FormatException;
import dev.sluice.runtime.row.Row;
import java.util.List;

/**
 * Writes some fields of a row as a JSON object, for a key. Written from values, never copied:
 * {@code 1.0} and {@code 1.00} of one DECIMAL are one key, and so in one partition.
 */
public final class JsonKeyEncoder implements Encoder {
  private static final long serialVersionUID = 1L;

  private static final int EXPECTED_SIZE = 64;

  private final Schema schema;
  private final int[] fields;
  private final QuotedNames names;
  private final JsonWriter writer = new JsonWriter();

  /**
   * @param key names of fields, in the order that the object has them
   */
  public JsonKeyEncoder(Schema schema, List<String> key) {
    JsonTypes.requireSupported(schema);
    this.schema = schema;
    this.fields =
        key.stream()
            .mapToInt(
                name ->
                    schema
                        .indexOf(name)
                        .orElseThrow(() -> new IllegalArgumentException("no field '" + name + "'")))
            .toArray();
    this.names = new QuotedNames(key);
  }

  @Override
  public byte[] encode(Row row) throws FormatException {
    JsonWriter out = writer.begin(EXPECTED_SIZE);
    try {
      for (int i = 0; i < fields.length; i++) {
        out.member(names.get(i), schema.field(fields[i]).type(), row.get(fields[i]));
      }
    } catch (EvaluationException e) {
      throw FormatException.of(e);
    }
    return out.end();
  }
}
