package dev.sluice.ops.environment;

import dev.sluice.core.name.ConsumerGroup;
import dev.sluice.core.name.NodeName;
import dev.sluice.core.name.TopicName;
import dev.sluice.core.name.TransactionalIdPrefix;
import dev.sluice.core.spec.PipelineSpec;
import dev.sluice.core.spec.SinkSpec;
import dev.sluice.core.spec.SourceSpec;
import dev.sluice.core.spec.TopicSelection;
import dev.sluice.ops.kafka.KafkaQuestions;
import dev.sluice.ops.kafka.TopicFacts.Operation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a pipeline wants of its Kafka cluster. */
record PipelineNeeds(PipelineSpec spec) {

  /** One topic and what a node does with it. */
  record TopicUse(String topic, Operation operation, String user) {}

  /** One pattern and the source that reads what matches it. */
  record PatternUse(String pattern, String user) {}

  List<TopicUse> topics() {
    List<TopicUse> uses = new ArrayList<>();
    for (SourceSpec source : spec.sources().values()) {
      if (source.topics() instanceof TopicSelection.One one) {
        uses.add(
            new TopicUse(one.topic().value(), Operation.READ, "source '" + source.name() + "'"));
      }
    }
    for (SinkSpec sink : spec.sinks().values()) {
      uses.add(new TopicUse(sink.topic().value(), Operation.WRITE, "sink '" + sink.name() + "'"));
    }
    spec.deadLetterTopic()
        .ifPresent(topic -> uses.add(new TopicUse(topic.value(), Operation.WRITE, "dead-letters")));
    return uses;
  }

  Optional<String> ledger() {
    return spec.ledgerTopic().map(TopicName::value);
  }

  List<PatternUse> patterns() {
    return spec.sources().values().stream()
        .filter(source -> source.topics() instanceof TopicSelection.Matching)
        .map(
            source ->
                new PatternUse(
                    ((TopicSelection.Matching) source.topics()).pattern(),
                    "source '" + source.name() + "'"))
        .toList();
  }

  KafkaQuestions questions() {
    return new KafkaQuestions(
        Stream.concat(topics().stream().map(TopicUse::topic), ledger().stream())
            .collect(Collectors.toSet()),
        patterns().stream().map(PatternUse::pattern).collect(Collectors.toSet()),
        prefixes(),
        ConsumerGroup.of(spec.name()).value());
  }

  private Set<String> prefixes() {
    Set<NodeName> sinks = new LinkedHashSet<>(spec.sinks().keySet());
    spec.deadLetterTopic().ifPresent(topic -> sinks.add(PipelineSpec.DEAD_LETTERS));
    return sinks.stream()
        .map(sink -> TransactionalIdPrefix.of(spec.name(), sink).value())
        .collect(Collectors.toSet());
  }
}
