package dev.sluice.runtime.assembly;

import dev.sluice.core.ledger.law.Input;
import dev.sluice.core.ledger.law.LostEpoch;
import dev.sluice.core.name.NodeName;
import dev.sluice.core.name.OperatorUid;
import dev.sluice.core.name.OperatorUid.Role;
import dev.sluice.core.spec.CheckedPipeline;
import dev.sluice.core.spec.NodeRef;
import dev.sluice.core.spec.PipelineSpec;
import dev.sluice.core.spec.SinkSpec;
import dev.sluice.core.spec.SourceSpec;
import dev.sluice.core.spec.StepSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The nodes between the input of a lost transaction and its sink. */
final class RepairPart {
  private final PipelineSpec spec;
  private final Set<NodeName> fed = new LinkedHashSet<>();
  private final Set<NodeName> wanted = new LinkedHashSet<>();
  private final List<OperatorUid> withState = new ArrayList<>();

  private RepairPart(PipelineSpec spec) {
    this.spec = spec;
  }

  /**
   * @throws IllegalArgumentException when the sink is not there any more, or it is not known what
   *     was read
   */
  static RepairPart of(CheckedPipeline pipeline, LostEpoch lost) {
    RepairPart part = new RepairPart(pipeline.spec());
    part.want(lost.loss().marker().sink().node());
    Set<Input> inputs = part.inputs(lost).keySet();
    if (inputs.isEmpty()) {
      throw new IllegalArgumentException(
          "the ledger does not say yet what was read in that epoch; start the pipeline once more, so that all its subtasks write down their part");
    }
    inputs.forEach(input -> part.fed.add(new NodeName(input.source())));
    pipeline.order().forEach(part::feed);
    return part;
  }

  /** Operators on the way whose output depends on what they had seen before. */
  List<OperatorUid> withState() {
    return List.copyOf(withState);
  }

  /**
   * What there is to read again. State is kept by key: what one subtask wrote may come from
   * everywhere, then.
   */
  Map<Input, Input.Span> inputs(LostEpoch lost) {
    Map<Input, Input.Span> inputs =
        new LinkedHashMap<>(withState.isEmpty() ? lost.inputs() : lost.read());
    inputs.keySet().removeIf(input -> !wanted.contains(new NodeName(input.source())));
    return inputs;
  }

  private void want(String sink) {
    if (sink.equals(PipelineSpec.DEAD_LETTERS.value())) {
      spec.sinks().values().forEach(one -> one.from().forEach(this::want));
      return;
    }
    SinkSpec known = spec.sinks().get(new NodeName(sink));
    if (known == null) {
      throw new IllegalArgumentException(
          "the pipeline has no sink '" + sink + "' any more; repair with the file that ran then");
    }
    known.from().forEach(this::want);
  }

  private void want(NodeRef ref) {
    StepSpec step = spec.steps().get(ref.node());
    if (wanted.add(ref.node()) && step != null) {
      if (step.kind() == StepSpec.Kind.DEDUPLICATE) {
        withState.add(OperatorUid.of(spec.name(), step.name(), Role.DEDUPLICATE));
      }
      step.from().forEach(this::want);
    }
  }

  private void feed(StepSpec step) {
    if (step.from().stream().anyMatch(ref -> fed.contains(ref.node()))) {
      fed.add(step.name());
    }
  }

  private List<NodeRef> fed(List<NodeRef> from) {
    return from.stream().filter(ref -> fed.contains(ref.node())).toList();
  }

  /** The pipeline without all else, and without a ledger of its own. */
  CheckedPipeline cut(CheckedPipeline pipeline, LostEpoch lost) {
    String sink = lost.loss().marker().sink().node();
    Map<NodeName, SourceSpec> sources = new LinkedHashMap<>(spec.sources());
    sources.keySet().retainAll(fed);
    Map<NodeName, StepSpec> steps = new LinkedHashMap<>();
    List<StepSpec> order = new ArrayList<>();
    for (StepSpec step : pipeline.order()) {
      if (wanted.contains(step.name()) && fed.contains(step.name())) {
        StepSpec fedStep = with(step, fed(step.from()));
        steps.put(step.name(), fedStep);
        order.add(fedStep);
      }
    }
    boolean ofAll = sink.equals(PipelineSpec.DEAD_LETTERS.value());
    Map<NodeName, SinkSpec> sinks = new LinkedHashMap<>();
    spec.sinks()
        .forEach(
            (name, one) -> {
              if ((ofAll || name.value().equals(sink)) && !fed(one.from()).isEmpty()) {
                sinks.put(name, with(one, fed(one.from())));
              }
            });
    return new CheckedPipeline(
        new PipelineSpec(
            spec.name(),
            spec.cluster(),
            sources,
            steps,
            sinks,
            spec.deadLetterTopicOrNull(),
            null,
            spec.settings(),
            List.of()),
        pipeline.cluster(),
        pipeline.schemas(),
        order);
  }

  private static StepSpec with(StepSpec step, List<NodeRef> from) {
    if (step instanceof StepSpec.Transform transform) {
      return new StepSpec.Transform(
          transform.name(),
          from,
          transform.whereOrNull(),
          transform.set(),
          transform.drop(),
          transform.select());
    }
    if (step instanceof StepSpec.Deduplicate deduplicate) {
      return new StepSpec.Deduplicate(
          deduplicate.name(), from, deduplicate.by(), deduplicate.within());
    }
    return new StepSpec.Route(step.name(), from, ((StepSpec.Route) step).branches());
  }

  private static SinkSpec with(SinkSpec sink, List<NodeRef> from) {
    return new SinkSpec(
        sink.name(), from, sink.topic(), sink.format(), sink.key(), sink.provenance());
  }
}
