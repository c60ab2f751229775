package dev.sluice.core.spec.file;

import dev.sluice.core.diagnostic.Code;
import dev.sluice.core.name.NodeName;
import dev.sluice.core.spec.NodeRef;
import dev.sluice.core.yaml.Section;
import dev.sluice.core.yaml.YamlNode.YamlScalar;
import java.util.ArrayList;
import java.util.List;

/** {@code from}: a node, a branch of a route as {@code step.branch}, or a list of them. */
final class FromReader {
  private FromReader() {}

  static List<FromEntry> read(Section section, YamlScalar at) {
    if (!section.has("from")) {
      section.reportMissing("from", at);
    }
    List<FromEntry> entries = new ArrayList<>();
    for (YamlScalar text : section.names("from")) {
      String[] parts = text.text().split("\\.", 2);
      boolean legal =
          NodeName.isLegal(parts[0]) && (parts.length == 1 || NodeName.isLegal(parts[1]));
      if (legal) {
        NodeName branch = parts.length == 1 ? null : new NodeName(parts[1]);
        entries.add(new FromEntry(new NodeRef(new NodeName(parts[0]), branch), text));
      } else {
        section.report(
            Code.ILLEGAL_NAME,
            text,
            "'" + text.text() + "' is not the name of a node or 'step.branch'");
      }
    }
    return entries;
  }

  static List<NodeRef> refs(List<FromEntry> entries) {
    return entries.stream().map(FromEntry::ref).toList();
  }
}
