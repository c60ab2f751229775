package dev.sluice.ops.environment;

import dev.sluice.core.spec.PipelineSpec;
import dev.sluice.core.spec.Settings;
import dev.sluice.ops.environment.PipelineNeeds.PatternUse;
import dev.sluice.ops.environment.PipelineNeeds.TopicUse;
import dev.sluice.ops.kafka.KafkaFacts;
import dev.sluice.ops.kafka.KafkaQuestions;
import dev.sluice.ops.kafka.TopicFacts;
import dev.sluice.ops.kafka.TopicFacts.Operation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** Compares what a pipeline needs with what its Kafka cluster is; all findings at once. */
public final class EnvironmentCheck {

  private EnvironmentCheck() {}

  public static KafkaQuestions questions(PipelineSpec spec) {
    return new PipelineNeeds(spec).questions();
  }

  public static List<Finding> findings(PipelineSpec spec, KafkaFacts facts) {
    PipelineNeeds needs = new PipelineNeeds(spec);
    List<Finding> findings = new ArrayList<>();
    needs.topics().forEach(use -> topic(use, facts).ifPresent(findings::add));
    needs.ledger().flatMap(topic -> ledger(topic, facts)).ifPresent(findings::add);
    needs.patterns().forEach(use -> pattern(use, facts).ifPresent(findings::add));
    transactionTimeout(spec.settings(), facts).ifPresent(findings::add);
    for (String denied : facts.denied()) {
      findings.add(
          Finding.error(
              "no permission on " + denied,
              "allow DESCRIBE and WRITE on transactional ids, DESCRIBE and READ on the group"));
    }
    return findings;
  }

  private static Optional<Finding> topic(TopicUse use, KafkaFacts facts) {
    TopicFacts topic = facts.topics().getOrDefault(use.topic(), new TopicFacts.Missing());
    if (topic instanceof TopicFacts.Missing) {
      return Optional.of(
          Finding.error(
              "%s: topic '%s' does not exist".formatted(use.user(), use.topic()),
              "create it; Sluice creates no topics, because partitions and retention are yours to choose"));
    }
    if (topic instanceof TopicFacts.Present present
        && present.allowed().contains(use.operation())) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.error(
            "%s: no permission to %s topic '%s'"
                .formatted(use.user(), use.operation(), use.topic()),
            "allow DESCRIBE and " + use.operation() + " on it"));
  }

  /** The job creates it where it is missing. */
  private static Optional<Finding> ledger(String topic, KafkaFacts facts) {
    TopicFacts seen = facts.topics().getOrDefault(topic, new TopicFacts.Missing());
    boolean usable =
        seen instanceof TopicFacts.Present present
            ? present.allowed().containsAll(EnumSet.of(Operation.READ, Operation.WRITE))
            : seen instanceof TopicFacts.Missing;
    return usable
        ? Optional.empty()
        : Optional.of(
            Finding.error(
                "ledger: no permission to READ and WRITE topic '%s'".formatted(topic),
                "allow DESCRIBE, READ, WRITE and, where it is not there yet, CREATE on it, or say 'ledger: off' in the pipeline file"));
  }

  private static Optional<Finding> pattern(PatternUse use, KafkaFacts facts) {
    return facts.matching().getOrDefault(use.pattern(), List.of()).isEmpty()
        ? Optional.of(
            Finding.warning(
                "%s: no topic matches '%s' yet".formatted(use.user(), use.pattern()),
                "topics that match later are found while it runs"))
        : Optional.empty();
  }

  /**
   * A transaction must outlive the longest time that may lie between its last record and its
   * commit.
   */
  private static Optional<Finding> transactionTimeout(Settings settings, KafkaFacts facts) {
    Optional<Duration> maximum = facts.maximumTransactionTimeout();
    if (maximum.isEmpty()) {
      return Optional.of(
          Finding.warning(
              "the brokers' transaction.max.timeout.ms may not be read",
              "allow DESCRIBE_CONFIGS on the cluster, or say transaction-timeout in the pipeline's settings"));
    }
    Duration longest = settings.checkpointTimeout().plus(settings.restartBudget());
    Duration wanted = settings.transactionTimeout().orElse(maximum.get());
    if (wanted.compareTo(maximum.get()) > 0) {
      return Optional.of(
          Finding.error(
              "transaction timeout %d ms is more than the brokers allow: %d ms"
                  .formatted(wanted.toMillis(), maximum.get().toMillis()),
              "raise transaction.max.timeout.ms on the brokers or lower the pipeline's transaction timeout"));
    }
    if (wanted.compareTo(longest) < 0) {
      return Optional.of(
          Finding.error(
              "the brokers abort transactions after %d ms, but checkpoint timeout and restart budget are %d ms together"
                  .formatted(wanted.toMillis(), longest.toMillis()),
              "raise transaction.max.timeout.ms on the brokers, or lower checkpoint timeout or restart budget"));
    }
    return Optional.empty();
  }
}
