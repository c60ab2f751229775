package dev.sluice.core.check;

import dev.sluice.core.diagnostic.Code;
import dev.sluice.core.diagnostic.Findings;
import dev.sluice.core.schema.Schema;
import dev.sluice.core.schema.SqlType;
import dev.sluice.core.schema.SqlType.TemporalKind;
import dev.sluice.core.schema.SqlTypes;
import dev.sluice.core.spec.file.NodeDraft.SourceDraft;
import dev.sluice.core.yaml.YamlNode.YamlMap;
import dev.sluice.core.yaml.YamlNode.YamlScalar;
import java.util.List;

/** The field of {@code event-time} is a timestamp of the source. */
final class EventTimes implements Check {
  @Override
  public void check(PipelineGraph graph, Findings findings) {
    for (SourceDraft source : graph.draft().sources()) {
      Schema schema = source.schemaOrNull();
      if (schema != null
          && source.section().map().get("event-time").orElse(null) instanceof YamlMap map
          && map.get("field").orElse(null) instanceof YamlScalar field
          && !field.isNull()) {
        check(source, schema, field, findings);
      }
    }
  }

  private static void check(
      SourceDraft source, Schema schema, YamlScalar field, Findings findings) {
    String what = source.section().what() + ": event-time";
    if (FieldNames.unknown(what, source.name().value(), List.of(field), schema, findings)) {
      return;
    }
    SqlType type = schema.field(schema.indexOf(field.text()).orElseThrow()).type();
    if (!(type instanceof SqlType.Temporal temporal) || temporal.kind() == TemporalKind.TIME) {
      findings.report(
          Code.EVENT_TIME,
          field.span(),
          what
              + ": '"
              + field.text()
              + "' is "
              + SqlTypes.format(type)
              + ", not TIMESTAMP or TIMESTAMP_LTZ");
    }
  }
}
