package dev.sluice.ops.upgrade;

import dev.sluice.core.spec.CheckedPipeline;
import dev.sluice.ops.flink.RunRequest.StateWithoutOperator;
import dev.sluice.ops.upgrade.Change.Effect;
import java.util.List;

/**
 * All that is different about the new version, and whether it can take over the old one's state.
 */
public record UpgradePlan(List<Change> changes, UnneededState unneeded) {
  public UpgradePlan {
    changes = List.copyOf(changes);
  }

  public static UpgradePlan of(CheckedPipeline old, CheckedPipeline now, UnneededState unneeded) {
    return new UpgradePlan(PipelineChanges.between(old, now), unneeded);
  }

  /** The changes that stand in the way. */
  public List<Change> refused() {
    return changes.stream().filter(this::isRefused).toList();
  }

  public StateWithoutOperator stateWithoutOperator() {
    return changes.stream().anyMatch(change -> change.effect() == Effect.DROPS_STATE)
        ? StateWithoutOperator.DROPPED
        : StateWithoutOperator.REFUSED;
  }

  private boolean isRefused(Change change) {
    return switch (change.effect()) {
      case KEEPS_STATE -> false;
      case DROPS_STATE -> unneeded == UnneededState.REFUSE;
      case IMPOSSIBLE -> true;
    };
  }
}
