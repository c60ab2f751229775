package dev.sluice.runtime.format.json;

import dev.sluice.core.expression.EvaluationException;
import dev.sluice.core.schema.Schema;
import dev.sluice.runtime.format.Encoder;
import dev.sluice.runtime.format.FormatException;
import dev.sluice.runtime.row.Row;
import dev.sluice.runtime.row.Shape;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes a row as a JSON object. What came as JSON and was not set is copied to the byte, in its
 * place, undeclared members included; a field that was set stands where the one it replaces stood,
 * or at the end. After {@code select} the members are the fields in their order. A row that nobody
 * changed is the very bytes that came in.
 */
public final class JsonEncoder implements Encoder {
  private static final long serialVersionUID = 1L;

  /** Room for fields that are added, so that most records need no second buffer. */
  private static final int GROWTH = 64;

  private final Schema schema;
  private final QuotedNames names;
  private final Map<String, Integer> positions = new HashMap<>();

  public JsonEncoder(Schema schema) {
    JsonTypes.requireSupported(schema);
    this.schema = schema;
    this.names = new QuotedNames(schema.names());
    for (int i = 0; i < schema.size(); i++) {
      positions.put(schema.field(i).name(), i);
    }
  }

  @Override
  public byte[] encode(Row row) throws FormatException {
    try {
      JsonOrigin origin = row.origin() instanceof JsonOrigin json ? json : null;
      if (origin == null) {
        return allOf(row, null);
      }
      if (row.shape().undeclared() == Shape.Undeclared.REMOVED) {
        return allOf(row, origin);
      }
      return isUntouched(row) ? origin.bytes() : merged(row, origin);
    } catch (EvaluationException e) {
      throw FormatException.of(e);
    }
  }

  private boolean isUntouched(Row row) {
    for (int i = 0; i < schema.size(); i++) {
      if (row.isSet(i)) {
        return false;
      }
    }
    return row.shape().dropped().isEmpty();
  }

  /** The origin's members in their order, then what was added. */
  private byte[] merged(Row row, JsonOrigin origin) throws FormatException {
    byte[] from = origin.bytes();
    Members members = origin.members();
    JsonWriter out = new JsonWriter(from.length + GROWTH).begin('{');
    boolean[] written = new boolean[schema.size()];
    for (int member = 0; member < members.size(); member++) {
      Integer field = positions.get(members.name(member));
      if (field != null && row.isSet(field)) {
        out.member(names.get(field), schema.field(field).type(), row.get(field));
        written[field] = true;
      } else if (field != null || row.shape().passes(members.name(member))) {
        out.copy(from, members.nameStart(member), members.end(member));
      }
    }
    for (int field = 0; field < schema.size(); field++) {
      if (row.isSet(field) && !written[field]) {
        out.member(names.get(field), schema.field(field).type(), row.get(field));
      }
    }
    return out.end('}').bytes();
  }

  /** Exactly the declared fields, in their order. */
  private byte[] allOf(Row row, @Nullable JsonOrigin origin) throws FormatException {
    JsonWriter out = new JsonWriter(row.origin().bytes().length + GROWTH).begin('{');
    for (int field = 0; field < schema.size(); field++) {
      int member =
          origin == null || row.isSet(field)
              ? Members.NONE
              : origin.members().indexOf(schema.field(field).name());
      if (origin == null || member == Members.NONE) {
        out.member(names.get(field), schema.field(field).type(), row.get(field));
      } else {
        out.copy(origin.bytes(), origin.members().nameStart(member), origin.members().end(member));
      }
    }
    return out.end('}').bytes();
  }
}
