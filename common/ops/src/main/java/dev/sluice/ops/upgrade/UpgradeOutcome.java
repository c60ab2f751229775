package dev.sluice.ops.upgrade;

import dev.sluice.ops.flink.JobId;
import java.util.List;

/** How an upgrade has ended. */
public sealed interface UpgradeOutcome {

  String savepoint();

  /** The new version runs and its checkpoints complete. */
  record Upgraded(JobId job, String savepoint) implements UpgradeOutcome {}

  /**
   * The new version did not prove itself and had committed nothing; the old one runs again from
   * where it was stopped.
   */
  record RolledBack(JobId job, String savepoint, String reason) implements UpgradeOutcome {}

  /** Going back by itself would repeat or lose records, or did not work: a person must act. */
  record Stuck(String savepoint, String reason, List<String> remedies) implements UpgradeOutcome {
    public Stuck {
      remedies = List.copyOf(remedies);
    }
  }
}
