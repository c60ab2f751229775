package dev.sluice.runtime.format.json;

import dev.sluice.runtime.format.FormatException;
import java.io.Serializable;
import java.util.List;

/** Field names as they stand in JSON, quoted once instead of for every record. */
final class QuotedNames implements Serializable {
  private static final long serialVersionUID = 1L;

  private final byte[][] quoted;

  QuotedNames(List<String> names) {
    quoted = new byte[names.size()][];
    for (int i = 0; i < quoted.length; i++) {
      quoted[i] = quote(names.get(i));
    }
  }

  private static byte[] quote(String name) {
    try {
      return JsonWriter.quote(name);
    } catch (FormatException e) {
      throw new IllegalArgumentException(
          "a field has a name that JSON cannot have: " + e.getMessage(), e);
    }
  }

  byte[] get(int field) {
    return quoted[field];
  }
}
