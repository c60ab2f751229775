package dev.sluice.core.spec.file;

import dev.sluice.core.diagnostic.Code;
import dev.sluice.core.diagnostic.Findings;
import dev.sluice.core.name.NodeName;
import dev.sluice.core.name.PipelineName;
import dev.sluice.core.name.TopicName;
import dev.sluice.core.spec.file.PipelineDraft.DeadLetters;
import dev.sluice.core.yaml.Section;
import dev.sluice.core.yaml.YamlNode.YamlMap;
import dev.sluice.core.yaml.YamlNode.YamlScalar;
import dev.sluice.core.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a pipeline file, as far as it can be read. What each part means by itself is said by the
 * part's own reader.
 */
public final class SpecReader {
  private static final List<String> KEYS =
      List.of(
          "apiVersion",
          "pipeline",
          "kafka",
          "sources",
          "steps",
          "sinks",
          "dead-letters",
          "ledger",
          "settings",
          "tests");
  private static final String API_VERSION = "sluice/v1";

  /**
   * Of a kind: each is a task of Flink's or part of one; jobs of more than hundreds cannot be run.
   */
  private static final int MAX_NODES = 500;

  private final Findings findings;
  private final NameReader names;

  public SpecReader(Findings findings) {
    this.findings = findings;
    this.names = new NameReader(findings);
  }

  /** The draft, or nothing if the file is no map at all. */
  public Optional<PipelineDraft> read() {
    return YamlReader.read(findings)
        .flatMap(root -> Optional.ofNullable(Section.of("the pipeline file", root, findings)))
        .map(this::pipeline);
  }

  private PipelineDraft pipeline(Section file) {
    file.allowOnly(KEYS, Map.of());
    checkApiVersion(file);
    for (String key : List.of("pipeline", "kafka", "sources", "sinks")) {
      if (!file.has(key)) {
        file.reportMissing(key, file.first());
      }
    }
    YamlScalar name = file.text("pipeline");
    PipelineName pipeline = name == null ? null : names.pipeline(name);
    return new PipelineDraft(
        file,
        pipeline,
        file.text("kafka"),
        nodes(file, "sources", "source", SourceReader::read),
        nodes(file, "steps", "step", StepReader::read),
        nodes(file, "sinks", "sink", SinkReader::read),
        deadLetters(file),
        LedgerReader.read(file),
        SettingsReader.read(file),
        new TestReader(findings).read(file));
  }

  /** The version of the language comes first in every file; another one is not guessed at. */
  public static void checkApiVersion(Section file) {
    if (!file.has("apiVersion")) {
      file.reportMissing("apiVersion", file.first());
      return;
    }
    YamlScalar version = file.text("apiVersion");
    if (version != null && !version.text().equals(API_VERSION)) {
      file.report(
          Code.API_VERSION,
          version,
          "apiVersion is '" + API_VERSION + "', not '" + version.text() + "'");
    }
  }

  private interface NodeReader<D> {
    D read(NodeName name, YamlScalar at, Section section);
  }

  private <D> List<D> nodes(Section file, String key, String what, NodeReader<D> reader) {
    List<D> drafts = new ArrayList<>();
    Section section = file.section(key, key);
    if (section == null) {
      return drafts;
    }
    if (section.map().entries().isEmpty() && !key.equals("steps")) {
      file.report(
          Code.WRONG_SHAPE,
          file.key(key),
          "'" + key + "' is empty; a pipeline has one " + what + " or more");
    }
    if (section.map().entries().size() > MAX_NODES) {
      file.report(
          Code.OUT_OF_RANGE,
          file.key(key),
          "'" + key + "' has more than " + MAX_NODES + " entries");
      return drafts;
    }
    for (YamlMap.Entry entry : section.map().entries()) {
      NodeName name = names.node(what, entry.key());
      if (section.node(entry.key().text()) == null) {
        continue;
      }
      Section node = Section.of(what + " '" + entry.key().text() + "'", entry.value(), findings);
      if (name != null && node != null) {
        drafts.add(reader.read(name, entry.key(), node));
      }
    }
    return drafts;
  }

  private static @Nullable DeadLetters deadLetters(Section file) {
    Section section = file.section("dead-letters", "dead-letters");
    if (section == null) {
      return null;
    }
    section.allowOnly(List.of("topic"), Map.of());
    if (!section.has("topic")) {
      section.reportMissing("topic", file.key("dead-letters"));
    }
    TopicName topic = TopicReader.topic(section);
    YamlScalar at = section.text("topic");
    return topic == null || at == null ? null : new DeadLetters(topic, at);
  }
}
