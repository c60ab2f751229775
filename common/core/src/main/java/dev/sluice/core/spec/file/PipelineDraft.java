package dev.sluice.core.spec.file;

import dev.sluice.core.name.LedgerTopic;
import dev.sluice.core.name.NodeName;
import dev.sluice.core.name.PipelineName;
import dev.sluice.core.name.TopicName;
import dev.sluice.core.spec.PipelineSpec;
import dev.sluice.core.spec.Settings;
import dev.sluice.core.spec.SinkSpec;
import dev.sluice.core.spec.SourceSpec;
import dev.sluice.core.spec.StepSpec;
import dev.sluice.core.spec.file.NodeDraft.SinkDraft;
import dev.sluice.core.spec.file.NodeDraft.SourceDraft;
import dev.sluice.core.spec.file.NodeDraft.StepDraft;
import dev.sluice.core.yaml.Section;
import dev.sluice.core.yaml.YamlNode;
import dev.sluice.core.yaml.YamlNode.YamlScalar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A pipeline file, read but not checked. What is null was missing or broken, and has been reported.
 *
 * @param clusterOrNull the value of {@code kafka}
 */
public record PipelineDraft(
    Section section,
    @Nullable PipelineName nameOrNull,
    @Nullable YamlScalar clusterOrNull,
    List<SourceDraft> sources,
    List<StepDraft> steps,
    List<SinkDraft> sinks,
    @Nullable DeadLetters deadLettersOrNull,
    @Nullable LedgerDraft ledgerOrNull,
    Settings settings,
    List<TestDraft> tests) {
  public PipelineDraft {
    sources = List.copyOf(sources);
    steps = List.copyOf(steps);
    sinks = List.copyOf(sinks);
    tests = List.copyOf(tests);
  }

  /** The dead-letter topic and where the file names it. */
  public record DeadLetters(TopicName topic, YamlScalar at) {}

  /**
   * What the file says of its ledger.
   *
   * @param topicOrNull absent: there is to be none
   */
  public record LedgerDraft(@Nullable TopicName topicOrNull, YamlNode at) {}

  /** The pipeline. Only for a draft without reported errors: then nothing is null. */
  public PipelineSpec toSpec() {
    Map<NodeName, SourceSpec> sourceSpecs = new LinkedHashMap<>();
    sources.forEach(source -> sourceSpecs.put(source.name(), whole(source, source.specOrNull())));
    Map<NodeName, StepSpec> stepSpecs = new LinkedHashMap<>();
    steps.forEach(step -> stepSpecs.put(step.name(), whole(step, step.specOrNull())));
    Map<NodeName, SinkSpec> sinkSpecs = new LinkedHashMap<>();
    sinks.forEach(sink -> sinkSpecs.put(sink.name(), whole(sink, sink.specOrNull())));
    if (nameOrNull == null || clusterOrNull == null) {
      throw new IllegalStateException(
          "the file has no name or no cluster, and nothing was reported");
    }
    return new PipelineSpec(
        nameOrNull,
        clusterOrNull.text(),
        sourceSpecs,
        stepSpecs,
        sinkSpecs,
        deadLettersOrNull == null ? null : deadLettersOrNull.topic(),
        ledgerOrNull == null ? LedgerTopic.of(nameOrNull) : ledgerOrNull.topicOrNull(),
        settings,
        tests.stream().map(TestDraft::spec).toList());
  }

  private static <S> S whole(NodeDraft node, @Nullable S spec) {
    if (spec == null) {
      throw new IllegalStateException(
          node.section().what() + " is broken, and nothing was reported");
    }
    return spec;
  }
}
