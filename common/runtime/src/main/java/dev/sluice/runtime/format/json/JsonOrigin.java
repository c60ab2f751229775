package dev.sluice.runtime.format.json;

import dev.sluice.core.schema.Field;
import dev.sluice.core.schema.Schema;
import dev.sluice.runtime.format.WrongField;
import dev.sluice.runtime.row.Origin;
import dev.sluice.runtime.row.OriginFormat;
import org.jspecify.annotations.Nullable;

/** One JSON object, as bytes and the slices of its members. */
final class JsonOrigin implements Origin {
  private static final OriginFormat FORMAT = new JsonOriginFormat();

  private byte[] bytes;
  private @Nullable Members members;
  private @Nullable JsonReader reader;

  private JsonOrigin(byte[] bytes, @Nullable Members members) {
    this.bytes = bytes;
    this.members = members;
  }

  static JsonOrigin scanned(byte[] bytes, Members members) {
    return new JsonOrigin(bytes, members);
  }

  /** Of another document, see {@link dev.sluice.runtime.row.RowMemory}. */
  JsonOrigin again(byte[] document, Members itsMembers) {
    bytes = document;
    members = itsMembers;
    return this;
  }

  /**
   * Of bytes that were decoded before; scanned when first asked for a member, which may be never.
   */
  static JsonOrigin lazy(byte[] bytes) {
    return new JsonOrigin(bytes, null);
  }

  @Override
  public byte[] bytes() {
    return bytes;
  }

  @Override
  public OriginFormat format() {
    return FORMAT;
  }

  Members members() {
    Members current = members;
    if (current == null) {
      try {
        current = JsonScanner.scan(bytes);
      } catch (JsonScanner.MalformedException e) {
        throw new IllegalStateException(
            "a value that was decoded before is no JSON object any more", e);
      }
      members = current;
    }
    return current;
  }

  @Override
  public @Nullable Object read(Field field) {
    int member = members().indexOf(field.name());
    if (member == Members.NONE) {
      requireNullable(field);
      return null;
    }
    return reader().read(members().start(member), field);
  }

  /** Fails where {@link #read} of one of the fields would. */
  void check(Schema schema) {
    JsonReader current = reader();
    for (int i = 0; i < schema.size(); i++) {
      Field field = schema.field(i);
      int member = members().indexOf(field.name());
      if (member == Members.NONE) {
        requireNullable(field);
      } else {
        current.check(members().start(member), field);
      }
    }
  }

  private JsonReader reader() {
    JsonReader current = reader;
    if (current == null) {
      current = new JsonReader(bytes, members().hasSurrogateEscapes());
      reader = current;
    }
    return current.again(bytes, members().hasSurrogateEscapes());
  }

  private static void requireNullable(Field field) {
    if (!field.type().nullable()) {
      throw WrongField.missing(field.name(), field.type());
    }
  }
}
