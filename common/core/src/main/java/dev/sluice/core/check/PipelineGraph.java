package dev.sluice.core.check;

import dev.sluice.core.name.NodeName;
import dev.sluice.core.spec.NodeRef;
import dev.sluice.core.spec.file.FromEntry;
import dev.sluice.core.spec.file.NodeDraft;
import dev.sluice.core.spec.file.NodeDraft.SinkDraft;
import dev.sluice.core.spec.file.NodeDraft.StepDraft;
import dev.sluice.core.spec.file.PipelineDraft;
import dev.sluice.core.yaml.YamlNode.YamlMap;
import dev.sluice.core.yaml.YamlNode.YamlScalar;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who reads from whom. Of two nodes with one name the first counts. */
final class PipelineGraph {
  private final PipelineDraft draft;
  private final Map<NodeName, NodeDraft> producers;

  PipelineGraph(PipelineDraft draft) {
    this.draft = draft;
    Map<NodeName, NodeDraft> named = new LinkedHashMap<>();
    draft.sources().forEach(source -> named.putIfAbsent(source.name(), source));
    draft.steps().forEach(step -> named.putIfAbsent(step.name(), step));
    this.producers = Collections.unmodifiableMap(named);
  }

  PipelineDraft draft() {
    return draft;
  }

  /** Sources and steps, in the order of the file. */
  Collection<NodeDraft> producers() {
    return producers.values();
  }

  @Nullable NodeDraft producer(NodeName name) {
    return producers.get(name);
  }

  /** The inputs of all steps and sinks. */
  List<FromEntry> inputs() {
    List<FromEntry> inputs = new ArrayList<>();
    draft.steps().stream().map(StepDraft::from).forEach(inputs::addAll);
    draft.sinks().stream().map(SinkDraft::from).forEach(inputs::addAll);
    return inputs;
  }

  /** What can be read from a node: itself, or its branches if it is a route. */
  static List<NodeRef> outputs(NodeDraft node) {
    if (!isRoute(node)) {
      return List.of(NodeRef.of(node.name()));
    }
    return branches(node).stream()
        .filter(branch -> NodeName.isLegal(branch.text()))
        .map(branch -> new NodeRef(node.name(), new NodeName(branch.text())))
        .toList();
  }

  static boolean isRoute(NodeDraft node) {
    return node instanceof StepDraft && node.section().has("route");
  }

  /** The names of the branches of a route, where the file defines them. */
  static List<YamlScalar> branches(NodeDraft route) {
    return route.section().map().get("route").orElse(null) instanceof YamlMap map
        ? map.entries().stream().map(YamlMap.Entry::key).toList()
        : List.of();
  }

  boolean resolves(FromEntry input) {
    NodeDraft node = producers.get(input.ref().node());
    return node != null && outputs(node).contains(input.ref());
  }

  /**
   * Steps so that each comes after all that it reads from; those on a cycle or behind one are not
   * among them.
   */
  List<StepDraft> order() {
    List<StepDraft> order = new ArrayList<>();
    Set<NodeName> done = new HashSet<>();
    boolean progress = true;
    while (progress) {
      progress = false;
      for (StepDraft step : draft.steps()) {
        boolean first = producers.get(step.name()) == step && !done.contains(step.name());
        if (first && step.from().stream().allMatch(input -> isReady(input, done))) {
          order.add(step);
          progress = done.add(step.name());
        }
      }
    }
    return order;
  }

  private boolean isReady(FromEntry input, Set<NodeName> done) {
    return !(producers.get(input.ref().node()) instanceof StepDraft step)
        || done.contains(step.name());
  }
}
