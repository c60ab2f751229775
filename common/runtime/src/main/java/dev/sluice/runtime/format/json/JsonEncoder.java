package dev.sluice.runtime.format.json;

import dev.sluice.core.expression.EvaluationException;
import dev.sluice.core.schema.Schema;
import dev.sluice.runtime.format.Encoder;
import dev.sluice.runtime.format.FormatException;
import dev.sluice.runtime.row.Row;
import dev.sluice.runtime.row.Shape;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes a row as a JSON object. What came as JSON and was not set is copied to the byte, in its
 * place, undeclared members and the white space between neighbours included; a field that was set
 * stands where the one it replaces stood, or at the end. After {@code select} the members are the
 * fields in their order. A row that nobody changed is the very bytes that came in.
 */
public final class JsonEncoder implements Encoder {
  private static final long serialVersionUID = 1L;

  /** In the place of a field: the member is not declared, and copied. */
  private static final int UNDECLARED = -1;

  private static final int REMOVED = -2;

  /** Room for fields that are added, so that most records need no second buffer. */
  private static final int GROWTH = 64;

  private final Schema schema;
  private final QuotedNames names;
  private final Map<String, Integer> positions = new HashMap<>();
  private final JsonWriter writer = new JsonWriter();
  private final boolean[] written;

  // documents of one form share the array of their names: spare them the look-ups
  private transient String @Nullable [] lastMembers;
  private transient @Nullable Shape lastShape;
  private transient int[] lastFields = {};

  public JsonEncoder(Schema schema) {
    JsonTypes.requireSupported(schema);
    this.schema = schema;
    this.names = new QuotedNames(schema.names());
    this.written = new boolean[schema.size()];
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
    return !row.hasSetFields() && row.shape().dropped().isEmpty();
  }

  /** The origin's members in their order, then what was added. */
  private byte[] merged(Row row, JsonOrigin origin) throws FormatException {
    byte[] from = origin.bytes();
    Members members = origin.members();
    int[] fields = fieldsOf(members.names(), row.shape());
    JsonWriter out = begin(row);
    Arrays.fill(written, false);
    int member = 0;
    while (member < fields.length) {
      int field = fields[member];
      if (field >= 0 && row.isSet(field)) {
        out.member(names.get(field), schema.field(field).type(), row.get(field));
        written[field] = true;
        member++;
      } else if (field == REMOVED) {
        member++;
      } else {
        int first = member;
        do {
          member++;
        } while (member < fields.length && isCopied(fields[member], row));
        out.copy(from, members.nameStart(first), members.end(member - 1));
      }
    }
    for (int field = 0; field < schema.size(); field++) {
      if (row.isSet(field) && !written[field]) {
        out.member(names.get(field), schema.field(field).type(), row.get(field));
      }
    }
    return out.end();
  }

  private JsonWriter begin(Row row) {
    return writer.begin(row.origin().bytes().length + GROWTH);
  }

  private static boolean isCopied(int field, Row row) {
    return field == UNDECLARED || field >= 0 && !row.isSet(field);
  }

  /** By member: its field, or that it has none. */
  @SuppressWarnings("ReferenceEquality") // what is equal but not the same is looked up once more
  private int[] fieldsOf(String[] members, Shape shape) {
    if (members != lastMembers || shape != lastShape) {
      int[] fields = new int[members.length];
      for (int i = 0; i < fields.length; i++) {
        fields[i] =
            positions.getOrDefault(members[i], shape.passes(members[i]) ? UNDECLARED : REMOVED);
      }
      lastFields = fields;
      lastMembers = members;
      lastShape = shape;
    }
    return lastFields;
  }

  /** Exactly the declared fields, in their order. */
  private byte[] allOf(Row row, @Nullable JsonOrigin origin) throws FormatException {
    JsonWriter out = begin(row);
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
    return out.end();
  }
}
