package dev.sluice.core.check;

import dev.sluice.core.diagnostic.Code;
import dev.sluice.core.diagnostic.Findings;
import dev.sluice.core.diagnostic.Spelling;
import dev.sluice.core.schema.Schema;
import dev.sluice.core.yaml.YamlNode.YamlScalar;
import java.util.List;

/** Names of fields in the file against the fields that are there. */
final class FieldNames {
  private FieldNames() {}

  /**
   * Reports the names that are no field; true if there are any.
   *
   * @param origin where the fields come from
   */
  static boolean unknown(
      String what, String origin, List<YamlScalar> names, Schema schema, Findings findings) {
    boolean unknown = false;
    for (YamlScalar name : names) {
      if (schema.indexOf(name.text()).isEmpty()) {
        unknown = true;
        findings.report(
            Code.UNKNOWN_FIELD,
            name.span(),
            what
                + ": '"
                + name.text()
                + "' is not a field of '"
                + origin
                + "' ("
                + String.join(", ", schema.names())
                + ")",
            Spelling.suggest(name.text(), schema.names()));
      }
    }
    return unknown;
  }
}
