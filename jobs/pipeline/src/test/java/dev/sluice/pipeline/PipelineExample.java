package dev.sluice.pipeline;

import dev.sluice.core.name.PipelineName;
import dev.sluice.core.name.TopicName;
import dev.sluice.core.spec.CheckedPipeline;
import dev.sluice.core.spec.ClusterProfile;
import dev.sluice.core.spec.PipelineSpec;
import dev.sluice.core.spec.SinkSpec;
import dev.sluice.core.spec.SourceSpec;
import dev.sluice.core.spec.TestSpec;
import dev.sluice.core.spec.TopicSelection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A pipeline file's test as a pipeline of its own: the same nodes under another name, on topics of
 * their own, so that tests run side by side.
 */
record PipelineExample(CheckedPipeline original, TestSpec test, int number) {

  CheckedPipeline on(String bootstrapServers) {
    PipelineSpec spec = original.spec();
    Map<dev.sluice.core.name.NodeName, SourceSpec> sources = new LinkedHashMap<>();
    spec.sources().forEach((name, source) -> sources.put(name, moved(source)));
    Map<dev.sluice.core.name.NodeName, SinkSpec> sinks = new LinkedHashMap<>();
    spec.sinks().forEach((name, sink) -> sinks.put(name, moved(sink)));
    PipelineSpec moved =
        new PipelineSpec(
            new PipelineName(spec.name() + "-" + number),
            spec.cluster(),
            sources,
            spec.steps(),
            sinks,
            spec.deadLetterTopic().map(this::moved).orElse(null),
            spec.ledgerTopic().map(this::moved).orElse(null),
            spec.settings(),
            spec.tests());
    ClusterProfile cluster =
        new ClusterProfile(
            "test", Map.of("bootstrap.servers", bootstrapServers), Map.of(), Map.of());
    return new CheckedPipeline(moved, cluster, original.schemas(), original.order());
  }

  private SourceSpec moved(SourceSpec source) {
    TopicSelection topics =
        new TopicSelection.One(moved(((TopicSelection.One) source.topics()).topic()));
    return new SourceSpec(
        source.name(),
        topics,
        source.format(),
        source.schema(),
        source.start(),
        source.eventTimeOrNull());
  }

  private SinkSpec moved(SinkSpec sink) {
    return new SinkSpec(
        sink.name(),
        sink.from(),
        moved(sink.topic()),
        sink.format(),
        sink.key(),
        sink.provenance());
  }

  private TopicName moved(TopicName topic) {
    return new TopicName(topic + ".test-" + number);
  }

  @Override
  public String toString() {
    return original.spec().name() + ": " + test.name();
  }
}
