package dev.sluice.core.spec.file;

import dev.sluice.core.ledger.Provenance;
import dev.sluice.core.name.NodeName;
import dev.sluice.core.name.TopicName;
import dev.sluice.core.spec.Format;
import dev.sluice.core.spec.SinkSpec;
import dev.sluice.core.spec.file.NodeDraft.SinkDraft;
import dev.sluice.core.yaml.Section;
import dev.sluice.core.yaml.YamlNode.YamlScalar;
import java.util.List;
import java.util.Map;

/** One entry of {@code sinks}. */
final class SinkReader {
  private static final List<String> KEYS = List.of("from", "topic", "format", "key", "provenance");
  private static final Map<String, String> LATER =
      Map.of("avro-schema", "Avro", "subject", "schema registry", "protobuf", "Protobuf");

  private SinkReader() {}

  static SinkDraft read(NodeName name, YamlScalar at, Section section) {
    section.allowOnly(KEYS, LATER);
    if (!section.has("topic")) {
      section.reportMissing("topic", at);
    }
    List<FromEntry> from = FromReader.read(section, at);
    TopicName topic = TopicReader.topic(section);
    Format format = FormatReader.format(section, at);
    List<String> key = section.names("key").stream().map(YamlScalar::text).toList();
    Provenance provenance = ProvenanceReader.read(section);
    SinkSpec spec =
        topic == null || format == null || from.isEmpty()
            ? null
            : new SinkSpec(name, FromReader.refs(from), topic, format, key, provenance);
    return new SinkDraft(name, at, section, from, spec);
  }
}
