package dev.sluice.runtime.row;

import dev.sluice.core.schema.Field;
import dev.sluice.core.schema.Schema;
import dev.sluice.core.schema.SqlType;
import dev.sluice.runtime.state.Binary;
import dev.sluice.runtime.state.SchemaChange;
import dev.sluice.runtime.state.ValueForm;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * The binary form of a row: the origin's bytes, what of them is hidden, the fields that were set,
 * and small ones that were read. The others are not written a second time, so they keep their text.
 */
final class RowForm {
  private static final byte UNTOUCHED = 0;
  private static final byte SET = 1;

  /** The origin still says what it is; somebody has asked it before. */
  private static final byte READ = 2;

  /** Characters; looking for it again costs less than to carry it. */
  private static final int LONG_TEXT = 64;

  private final Schema schema;
  private final SqlType[] types;
  private final List<OriginFormat> formats;
  private Shape lastShape;

  /** The instance that was last found equal: comparing field by field is for the first row only. */
  private Schema knownEqual;

  RowForm(Schema schema, List<OriginFormat> formats) {
    this.schema = schema;
    this.types = schema.fields().stream().map(Field::type).toArray(SqlType[]::new);
    this.formats = formats;
    this.lastShape = Shape.of(schema);
    this.knownEqual = schema;
  }

  void write(Row row, DataOutputView out) throws IOException {
    Row current = isOfThisSchema(row) ? row : grown(row);
    out.writeByte(current.origin().format().tag());
    Binary.writeBytes(current.origin().bytes(), out);
    out.writeBoolean(current.shape().undeclared() == Shape.Undeclared.KEPT);
    out.writeInt(current.shape().dropped().size());
    for (String name : current.shape().dropped()) {
      Binary.writeText(name, out);
    }
    for (int i = 0; i < types.length; i++) {
      byte has = current.isSet(i) ? SET : travels(current, i) ? READ : UNTOUCHED;
      out.writeByte(has);
      if (has != UNTOUCHED) {
        ValueForm.write(types[i], current.get(i), out);
      }
    }
  }

  /** Spares whoever comes next to look for it, at the price of a few bytes. */
  private boolean travels(Row row, int field) {
    return row.isRead(field)
        && types[field] instanceof SqlType.Plain
        && !(row.get(field) instanceof String text && text.length() > LONG_TEXT)
        && !(row.get(field) instanceof byte[]);
  }

  Row read(DataInputView in) throws IOException {
    Origin origin = format(in.readByte()).open(Binary.readPresentBytes(in));
    Row.Change change = Row.begin(readShape(in), origin);
    for (int i = 0; i < types.length; i++) {
      byte has = in.readByte();
      switch (has) {
        case UNTOUCHED -> {}
        case SET -> change.set(i, ValueForm.read(types[i], in));
        case READ -> change.known(i, ValueForm.read(types[i], in));
        default -> throw new IOException("a field of a row has form " + has);
      }
    }
    return change.done();
  }

  @SuppressWarnings("ReferenceEquality") // a shortcut before the comparison by value
  private boolean isOfThisSchema(Row row) {
    if (row.schema() != knownEqual) {
      if (!row.schema().equals(schema)) {
        return false;
      }
      knownEqual = row.schema();
    }
    return true;
  }

  private OriginFormat format(byte tag) throws IOException {
    for (OriginFormat format : formats) {
      if (format.tag() == tag) {
        return format;
      }
    }
    throw new IOException("a row of format " + tag + " where only " + formats + " are known");
  }

  /** Rows in a row mostly have one shape, so it is made once for all of them. */
  private Shape readShape(DataInputView in) throws IOException {
    Shape.Undeclared undeclared =
        in.readBoolean() ? Shape.Undeclared.KEPT : Shape.Undeclared.REMOVED;
    int size = in.readInt();
    List<String> dropped = size == 0 ? List.of() : new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      dropped.add(Binary.readText(in));
    }
    if (lastShape.undeclared() != undeclared || !lastShape.dropped().equals(dropped)) {
      lastShape = new Shape(schema, undeclared, dropped);
    }
    return lastShape;
  }

  /** A row that state held under an older schema, see {@link SchemaChange#GROWTH}. */
  private Row grown(Row old) {
    Shape shape = new Shape(schema, old.shape().undeclared(), old.shape().dropped());
    Row.Change change = Row.begin(shape, old.origin());
    for (int i = 0; i < schema.size(); i++) {
      Field field = schema.field(i);
      OptionalInt before = old.schema().indexOf(field.name());
      if (before.isPresent() && old.isSet(before.getAsInt())) {
        change.set(i, SchemaChange.widen(old.get(before.getAsInt()), field.type()));
      } else if (before.isEmpty() && !shape.passes(field.name())) {
        // the origin may hold a field of this name, but the row does not show it
        change.set(i, null);
      }
    }
    return change.done();
  }
}
