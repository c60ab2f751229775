package dev.sluice.ops.audit;

import dev.sluice.core.ledger.TopicId;
import dev.sluice.core.ledger.finding.Finding;
import dev.sluice.core.ledger.finding.ScopeFinding;
import dev.sluice.core.ledger.law.EpochRow;
import dev.sluice.ops.kafka.KafkaTopics;
import dev.sluice.ops.kafka.RunningTransaction;
import dev.sluice.ops.kafka.TopicState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What else Kafka says: transactions that stay open, input topics that are not those of once. */
final class Surroundings implements Consumer<EpochRow> {
  private final Map<String, TopicId> inputs = new HashMap<>();

  /** Notes the topics that an epoch has read. */
  @Override
  public void accept(EpochRow row) {
    row.inputs()
        .keySet()
        .forEach(input -> inputs.put(input.partition().topic(), input.partition().id()));
  }

  List<Finding> findings(KafkaTopics topics, Set<String> prefixes, Duration longest, Instant now) {
    List<Finding> findings = new ArrayList<>();
    for (RunningTransaction running : topics.running(prefixes)) {
      long openFor = now.toEpochMilli() - running.since();
      if (openFor > longest.toMillis()) {
        findings.add(
            new ScopeFinding.OpenTransaction(
                running.transactionalId(), openFor, longest.toMillis()));
      }
    }
    inputs.forEach(
        (topic, id) -> {
          Optional<TopicState> present = topics.state(topic);
          if (present.isPresent() && !present.get().id().equals(id)) {
            findings.add(
                new ScopeFinding.Recreated(topic, id.toString(), present.get().id().toString()));
          }
        });
    return findings;
  }
}
