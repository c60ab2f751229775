package dev.sluice.ops.audit;

import dev.sluice.core.ledger.law.Scope;
import dev.sluice.core.name.NodeName;
import dev.sluice.core.name.TransactionalIdPrefix;
import dev.sluice.core.spec.CheckedPipeline;
import dev.sluice.core.spec.PipelineSpec;
import dev.sluice.core.spec.SecretResolver;
import dev.sluice.core.spec.Settings;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is to be audited, and how thoroughly.
 *
 * @param threads that read output topics
 */
public record AuditPlan(CheckedPipeline pipeline, Scope scope, Depth depth, int threads) {

  /** How much is read. */
  public enum Depth {
    /** The ledger. */
    BOOKS,
    /** The ledger, and every record of every output topic. */
    EVERYTHING
  }

  PipelineSpec spec() {
    return pipeline.spec();
  }

  String ledger() {
    return LedgerName.of(pipeline);
  }

  Map<String, String> adminSettings(SecretResolver secrets) {
    return secrets.resolve(pipeline.cluster().common());
  }

  Map<String, String> consumerSettings(SecretResolver secrets) {
    Map<String, String> settings = new HashMap<>(secrets.resolve(pipeline.cluster().common()));
    settings.putAll(secrets.resolve(pipeline.cluster().consumer()));
    return settings;
  }

  /** The topics that the file names as outputs; the ledger may know of older ones. */
  Set<String> outputs() {
    Set<String> topics =
        spec().sinks().values().stream()
            .map(sink -> sink.topic().value())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    spec().deadLetterTopic().ifPresent(topic -> topics.add(topic.value()));
    return topics;
  }

  Set<String> transactionalIdPrefixes() {
    Set<NodeName> sinks = new LinkedHashSet<>(spec().sinks().keySet());
    spec().deadLetterTopic().ifPresent(topic -> sinks.add(PipelineSpec.DEAD_LETTERS));
    return sinks.stream()
        .map(sink -> TransactionalIdPrefix.of(spec().name(), sink).value())
        .collect(Collectors.toSet());
  }

  /** A transaction lasts from one checkpoint to the end of the next, and what a restart takes. */
  Duration longestTransaction() {
    Settings settings = spec().settings();
    return settings
        .checkpointInterval()
        .plus(settings.checkpointTimeout())
        .plus(settings.restartBudget());
  }
}
