package dev.sluice.ops.explain;

import dev.sluice.core.name.ConsumerGroup;
import dev.sluice.core.name.NodeName;
import dev.sluice.core.name.OperatorUid;
import dev.sluice.core.name.OperatorUid.Role;
import dev.sluice.core.name.PipelineName;
import dev.sluice.core.name.TopicName;
import dev.sluice.core.name.TransactionalIdPrefix;
import dev.sluice.core.spec.CheckedPipeline;
import dev.sluice.core.spec.NodeRef;
import dev.sluice.core.spec.PipelineSpec;
import dev.sluice.core.spec.SinkSpec;
import dev.sluice.core.spec.SourceSpec;
import dev.sluice.core.spec.StepSpec;
import dev.sluice.core.spec.StepSpec.Deduplicate;
import dev.sluice.core.spec.StepSpec.Route;
import dev.sluice.core.spec.StepSpec.Transform;
import dev.sluice.core.spec.TopicSelection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All names that a pipeline shows to the outside, derived without running it.
 *
 * @param ledgerTopicOrNull null: it keeps no ledger
 */
public record Explanation(
    String pipeline,
    String kafka,
    String consumerGroup,
    @Nullable String ledgerTopicOrNull,
    String guarantee,
    List<Node> nodes) {
  private static final String GUARANTEE =
      "exactly once: reads committed records only, writes in transactions that commit with the checkpoint";

  public Explanation {
    nodes = List.copyOf(nodes);
  }

  /**
   * One node.
   *
   * @param inputs nodes or branches that it reads from
   * @param topics what a source reads or a sink writes, else empty
   * @param transactionalIdPrefixes of a sink, else empty
   */
  public record Node(
      String name,
      Kind kind,
      List<String> uids,
      List<String> inputs,
      List<String> topics,
      List<String> transactionalIdPrefixes) {
    public Node {
      uids = List.copyOf(uids);
      inputs = List.copyOf(inputs);
      topics = List.copyOf(topics);
      transactionalIdPrefixes = List.copyOf(transactionalIdPrefixes);
    }
  }

  /** What a node does. */
  public enum Kind {
    SOURCE,
    TRANSFORM,
    ROUTE,
    DEDUPLICATE,
    SINK,
    DEAD_LETTERS
  }

  public static Explanation of(CheckedPipeline checked) {
    PipelineSpec spec = checked.spec();
    PipelineName pipeline = spec.name();
    List<Node> nodes = new ArrayList<>();
    spec.sources().values().forEach(source -> nodes.add(source(pipeline, source)));
    checked.order().forEach(step -> nodes.add(step(pipeline, step)));
    spec.sinks().values().forEach(sink -> nodes.add(sink(pipeline, sink)));
    spec.deadLetterTopic().ifPresent(topic -> nodes.add(deadLetters(pipeline, topic)));
    return new Explanation(
        pipeline.value(),
        spec.cluster(),
        ConsumerGroup.of(pipeline).value(),
        spec.ledgerTopic().map(TopicName::value).orElse(null),
        GUARANTEE,
        nodes);
  }

  private static Node source(PipelineName pipeline, SourceSpec source) {
    String topics =
        source.topics() instanceof TopicSelection.One one
            ? one.topic().value()
            : "/" + ((TopicSelection.Matching) source.topics()).pattern() + "/";
    return new Node(
        source.name().value(),
        Kind.SOURCE,
        uids(pipeline, source.name(), Role.SOURCE, Role.DECODE),
        List.of(),
        List.of(topics),
        List.of());
  }

  private static Node step(PipelineName pipeline, StepSpec step) {
    Kind kind = kind(step);
    return new Node(
        step.name().value(),
        kind,
        stepUids(pipeline, step, kind),
        names(step.from()),
        List.of(),
        List.of());
  }

  private static Kind kind(StepSpec step) {
    if (step instanceof Transform) {
      return Kind.TRANSFORM;
    }
    if (step instanceof Route) {
      return Kind.ROUTE;
    }
    if (step instanceof Deduplicate) {
      return Kind.DEDUPLICATE;
    }
    throw new IllegalStateException("no kind for " + step.getClass());
  }

  private static Node sink(PipelineName pipeline, SinkSpec sink) {
    return new Node(
        sink.name().value(),
        Kind.SINK,
        uids(pipeline, sink.name(), Role.ENCODE, Role.SINK),
        names(sink.from()),
        List.of(sink.topic().value()),
        List.of(TransactionalIdPrefix.of(pipeline, sink.name()).value()));
  }

  private static Node deadLetters(PipelineName pipeline, TopicName topic) {
    NodeName name = PipelineSpec.DEAD_LETTERS;
    return new Node(
        name.value(),
        Kind.DEAD_LETTERS,
        uids(pipeline, name, Role.ENCODE, Role.SINK),
        List.of(),
        List.of(topic.value()),
        List.of(TransactionalIdPrefix.of(pipeline, name).value()));
  }

  private static List<String> stepUids(PipelineName pipeline, StepSpec step, Kind kind) {
    List<String> uids = new ArrayList<>();
    if (kind == Kind.DEDUPLICATE) {
      for (String input : names(step.from())) {
        uids.add(OperatorUid.ofInput(pipeline, step.name(), input).value());
      }
    }
    uids.addAll(uids(pipeline, step.name(), Role.valueOf(kind.name())));
    return uids;
  }

  private static List<String> uids(PipelineName pipeline, NodeName node, Role... roles) {
    return Arrays.stream(roles).map(role -> OperatorUid.of(pipeline, node, role).value()).toList();
  }

  private static List<String> names(List<NodeRef> refs) {
    return refs.stream().map(NodeRef::toString).toList();
  }
}
