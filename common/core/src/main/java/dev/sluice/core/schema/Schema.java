package dev.sluice.core.schema;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The fields of a row, in order, with distinct names. */
public record Schema(List<Field> fields) implements Serializable {
  public Schema {
    fields = List.copyOf(fields);
    Map<String, Field> seen = new HashMap<>();
    for (Field field : fields) {
      if (seen.put(field.name(), field) != null) {
        throw new IllegalArgumentException("field '" + field.name() + "' is declared twice");
      }
    }
  }

  public Field field(int index) {
    return fields.get(index);
  }

  public int size() {
    return fields.size();
  }

  /** The position of the field of this name (case-sensitive). */
  public OptionalInt indexOf(String name) {
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).name().equals(name)) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  public List<String> names() {
    return fields.stream().map(Field::name).toList();
  }
}
