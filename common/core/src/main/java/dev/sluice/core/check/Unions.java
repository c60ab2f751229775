package dev.sluice.core.check;

import dev.sluice.core.diagnostic.Code;
import dev.sluice.core.diagnostic.Findings;
import dev.sluice.core.schema.Field;
import dev.sluice.core.schema.Schema;
import dev.sluice.core.schema.SqlTypes;
import dev.sluice.core.spec.NodeRef;
import dev.sluice.core.spec.file.FromEntry;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Several inputs of one node have one schema. */
final class Unions {
  private Unions() {}

  /** The schema of the inputs, or null if one is unknown or they differ, which is reported. */
  static @Nullable Schema schema(
      String what, List<FromEntry> from, Map<NodeRef, Schema> known, Findings findings) {
    Schema first = null;
    NodeRef firstRef = null;
    boolean usable = !from.isEmpty();
    for (FromEntry input : from) {
      Schema schema = known.get(input.ref());
      if (schema == null) {
        usable = false;
      } else if (first == null) {
        first = schema;
        firstRef = input.ref();
      } else if (!schema.equals(first)) {
        usable = false;
        findings.report(
            Code.UNION_MISMATCH,
            input.at().span(),
            what
                + ": '"
                + input.ref()
                + "' has another schema than '"
                + firstRef
                + "': "
                + difference(first, schema));
      }
    }
    return usable ? first : null;
  }

  private static String difference(Schema first, Schema second) {
    for (Field field : first.fields()) {
      OptionalInt index = second.indexOf(field.name());
      if (index.isEmpty()) {
        return "'" + field.name() + "' is missing";
      }
      Field other = second.field(index.getAsInt());
      if (!other.equals(field)) {
        return "'"
            + field.name()
            + "' is "
            + SqlTypes.format(other.type())
            + ", not "
            + SqlTypes.format(field.type());
      }
    }
    return second.names().stream()
        .filter(name -> first.indexOf(name).isEmpty())
        .findFirst()
        .map(name -> "'" + name + "' is too much")
        .orElse(
            "the order is "
                + String.join(", ", second.names())
                + ", not "
                + String.join(", ", first.names()));
  }
}
