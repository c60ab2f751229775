package dev.sluice.core.spec;

import dev.sluice.core.name.NodeName;
import dev.sluice.core.name.PipelineName;
import dev.sluice.core.name.TopicName;
import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One pipeline file.
 *
 * @param cluster name of the cluster profile, {@code conf/clusters/<name>.yaml}
 * @param deadLetterTopicOrNull absent: a record that cannot be handled stops the pipeline
 * @param ledgerTopicOrNull absent: the pipeline keeps no ledger
 */
public record PipelineSpec(
    PipelineName name,
    String cluster,
    Map<NodeName, SourceSpec> sources,
    Map<NodeName, StepSpec> steps,
    Map<NodeName, SinkSpec> sinks,
    @Nullable TopicName deadLetterTopicOrNull,
    @Nullable TopicName ledgerTopicOrNull,
    Settings settings,
    List<TestSpec> tests)
    implements Serializable {
  public PipelineSpec {
    sources = Collections.unmodifiableMap(new LinkedHashMap<>(sources));
    steps = Collections.unmodifiableMap(new LinkedHashMap<>(steps));
    sinks = Collections.unmodifiableMap(new LinkedHashMap<>(sinks));
    tests = List.copyOf(tests);
  }

  /** The name of the sink that writes dead letters; users cannot take it. */
  public static final NodeName DEAD_LETTERS = new NodeName("dead-letters");

  public Optional<TopicName> deadLetterTopic() {
    return Optional.ofNullable(deadLetterTopicOrNull);
  }

  public Optional<TopicName> ledgerTopic() {
    return Optional.ofNullable(ledgerTopicOrNull);
  }
}
