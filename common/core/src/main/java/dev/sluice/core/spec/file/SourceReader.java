package dev.sluice.core.spec.file;

import dev.sluice.core.name.NodeName;
import dev.sluice.core.schema.Schema;
import dev.sluice.core.spec.EventTime;
import dev.sluice.core.spec.Format;
import dev.sluice.core.spec.SourceSpec;
import dev.sluice.core.spec.StartPosition;
import dev.sluice.core.spec.TopicSelection;
import dev.sluice.core.spec.file.NodeDraft.SourceDraft;
import dev.sluice.core.yaml.Section;
import dev.sluice.core.yaml.YamlNode.YamlScalar;
import java.util.List;
import java.util.Map;

/** One entry of {@code sources}. */
final class SourceReader {
  private static final List<String> KEYS =
      List.of("topic", "topic-pattern", "format", "schema", "start", "event-time");
  private static final Map<String, String> LATER =
      Map.of(
          "table",
          "tables",
          "avro-schema",
          "Avro",
          "subject",
          "schema registry",
          "protobuf",
          "Protobuf");

  private SourceReader() {}

  static SourceDraft read(NodeName name, YamlScalar at, Section section) {
    section.allowOnly(KEYS, LATER);
    TopicSelection topics = TopicReader.selection(section, at);
    Format format = FormatReader.format(section, at);
    Schema schema = SchemaReader.read(section, format, at);
    StartPosition start = StartReader.read(section);
    EventTime eventTime = EventTimeReader.read(section);
    SourceSpec spec =
        topics == null || format == null || schema == null
            ? null
            : new SourceSpec(name, topics, format, schema, start, eventTime);
    return new SourceDraft(name, at, section, schema, spec);
  }
}
