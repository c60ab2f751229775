package dev.sluice.ops.cli;

import dev.sluice.ops.console.Confirmation;
import picocli.CommandLine.Option;

/** Who agrees to a plan. */
final class PlanOptions {
  @Option(
      names = {"-y", "--yes"},
      description = "Go ahead without asking.")
  private boolean yes;

  @Option(names = "--dry-run", description = "Show what would be done, and do nothing.")
  private boolean dryRun;

  Confirmation confirmation() {
    if (dryRun) {
      return Confirmation.DRY_RUN;
    }
    return yes ? Confirmation.GIVEN : Confirmation.ASK;
  }
}
