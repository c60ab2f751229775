package dev.sluice.core.check;

import dev.sluice.core.diagnostic.Code;
import dev.sluice.core.diagnostic.Findings;
import dev.sluice.core.schema.Field;
import dev.sluice.core.schema.Schema;
import dev.sluice.core.schema.SqlType;
import dev.sluice.core.schema.SqlType.Kind;
import dev.sluice.core.schema.SqlTypes;
import dev.sluice.core.spec.Format;
import dev.sluice.core.spec.NodeRef;
import dev.sluice.core.spec.file.NodeDraft.SinkDraft;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Sinks against the schema of their input: the key is made of fields, and raw bytes come from one
 * field.
 */
final class SinkFields implements Check {
  private final Map<NodeRef, Schema> schemas;

  SinkFields(Map<NodeRef, Schema> schemas) {
    this.schemas = schemas;
  }

  @Override
  public void check(PipelineGraph graph, Findings findings) {
    for (SinkDraft sink : graph.draft().sinks()) {
      Schema input = Unions.schema(sink.section().what(), sink.from(), schemas, findings);
      if (input == null) {
        continue;
      }
      String origin = sink.from().get(0).ref().toString();
      FieldNames.unknown(
          sink.section().what() + ": key", origin, sink.section().names("key"), input, findings);
      if (sink.specOrNull() != null && sink.specOrNull().format() == Format.RAW && !isRaw(input)) {
        sink.section()
            .report(
                Code.RAW_SINK,
                sink.section().map().get("format").orElse(sink.at()),
                "format 'raw' writes one field 'value' of type BYTES or STRING; '"
                    + origin
                    + "' has "
                    + list(input));
      }
    }
  }

  private static boolean isRaw(Schema schema) {
    return schema.size() == 1
        && schema.field(0).name().equals("value")
        && schema.field(0).type() instanceof SqlType.Plain type
        && (type.kind() == Kind.BYTES || type.kind() == Kind.STRING);
  }

  private static String list(Schema schema) {
    return schema.fields().stream().map(SinkFields::text).collect(Collectors.joining(", "));
  }

  private static String text(Field field) {
    return field.name() + " " + SqlTypes.format(field.type());
  }
}
