package dev.sluice.core.spec.file;

import dev.sluice.core.diagnostic.Code;
import dev.sluice.core.name.TopicName;
import dev.sluice.core.spec.file.PipelineDraft.LedgerDraft;
import dev.sluice.core.yaml.Section;
import dev.sluice.core.yaml.YamlNode.YamlScalar;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code ledger}: {@code off}, or the topic; without it the topic has the pipeline's name. */
final class LedgerReader {
  private static final String OFF = "off";

  private LedgerReader() {}

  static @Nullable LedgerDraft read(Section file) {
    if (file.node("ledger") instanceof YamlScalar word) {
      return ofWord(word, file);
    }
    Section section = file.section("ledger", "ledger");
    if (section == null) {
      return null;
    }
    section.allowOnly(List.of("topic"), Map.of());
    if (!section.has("topic")) {
      section.reportMissing("topic", file.key("ledger"));
    }
    TopicName topic = TopicReader.topic(section);
    YamlScalar at = section.text("topic");
    return topic == null || at == null ? null : new LedgerDraft(topic, at);
  }

  private static @Nullable LedgerDraft ofWord(YamlScalar word, Section file) {
    if (word.text().equals(OFF)) {
      return new LedgerDraft(null, word);
    }
    file.report(
        Code.WRONG_VALUE,
        word,
        "'ledger' is off or {topic: NAME}, not '"
            + word.text()
            + "'; without it the topic is sluice.ledger.PIPELINE");
    return null;
  }
}
