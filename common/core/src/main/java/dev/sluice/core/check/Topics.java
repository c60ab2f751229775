package dev.sluice.core.check;

import dev.sluice.core.diagnostic.Code;
import dev.sluice.core.diagnostic.Findings;
import dev.sluice.core.name.TopicName;
import dev.sluice.core.spec.SourceSpec;
import dev.sluice.core.spec.TopicSelection;
import dev.sluice.core.spec.file.NodeDraft.SinkDraft;
import dev.sluice.core.spec.file.NodeDraft.SourceDraft;
import dev.sluice.core.spec.file.PipelineDraft;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is written is not read again, dead letters have a topic of their own, and shared topics are
 * pointed out.
 */
final class Topics implements Check {
  @Override
  public void check(PipelineGraph graph, Findings findings) {
    PipelineDraft draft = graph.draft();
    Map<TopicName, SinkDraft> writers = new HashMap<>();
    for (SinkDraft sink : draft.sinks()) {
      if (sink.specOrNull() == null) {
        continue;
      }
      TopicName topic = sink.specOrNull().topic();
      reader(draft, topic)
          .ifPresent(
              source ->
                  sink.section()
                      .report(
                          Code.TOPIC_LOOP,
                          topicOf(sink),
                          "'"
                              + topic
                              + "' is read by source '"
                              + source
                              + "'; the pipeline would read its own output for ever"));
      SinkDraft other = writers.putIfAbsent(topic, sink);
      if (other != null) {
        sink.section()
            .report(
                Code.SHARED_TOPIC,
                topicOf(sink),
                "'" + topic + "' is written by sink '" + other.name() + "' too");
      }
    }
    deadLetters(draft, writers, findings);
    ledger(draft, writers, findings);
  }

  private static void deadLetters(
      PipelineDraft draft, Map<TopicName, SinkDraft> writers, Findings findings) {
    PipelineDraft.DeadLetters dead = draft.deadLettersOrNull();
    if (dead == null) {
      return;
    }
    reader(draft, dead.topic())
        .ifPresent(
            source ->
                findings.report(
                    Code.DEAD_LETTER_TOPIC,
                    dead.at().span(),
                    "dead-letters: '"
                        + dead.topic()
                        + "' is read by source '"
                        + source
                        + "'; a bad record would come back for ever"));
    SinkDraft writer = writers.get(dead.topic());
    if (writer != null) {
      findings.report(
          Code.DEAD_LETTER_TOPIC,
          dead.at().span(),
          "dead-letters: '"
              + dead.topic()
              + "' is written by sink '"
              + writer.name()
              + "' too; give dead letters a topic of their own");
    }
  }

  private static void ledger(
      PipelineDraft draft, Map<TopicName, SinkDraft> writers, Findings findings) {
    PipelineDraft.LedgerDraft ledger = draft.ledgerOrNull();
    if (ledger == null || ledger.topicOrNull() == null) {
      return;
    }
    TopicName topic = ledger.topicOrNull();
    PipelineDraft.DeadLetters dead = draft.deadLettersOrNull();
    if (writers.containsKey(topic)
        || reader(draft, topic).isPresent()
        || (dead != null && dead.topic().equals(topic))) {
      findings.report(
          Code.LEDGER_TOPIC,
          ledger.at().span(),
          "ledger: '"
              + topic
              + "' is read or written by this pipeline too; give the ledger a topic of its own");
    }
  }

  private static dev.sluice.core.yaml.YamlNode topicOf(SinkDraft sink) {
    return sink.section().map().get("topic").orElse(sink.at());
  }

  /** The name of the first source that reads a topic. */
  private static Optional<String> reader(PipelineDraft draft, TopicName topic) {
    return draft.sources().stream()
        .map(SourceDraft::specOrNull)
        .filter(source -> source != null && reads(source, topic))
        .map(source -> source.name().value())
        .findFirst();
  }

  private static boolean reads(SourceSpec source, TopicName topic) {
    if (source.topics() instanceof TopicSelection.Matching matching) {
      return Pattern.matches(matching.pattern(), topic.value());
    }
    return source.topics().equals(new TopicSelection.One(topic));
  }
}
