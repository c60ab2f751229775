package dev.sluice.ops.cli;

import dev.sluice.ops.submit.Accepted;
import java.util.EnumSet;
import java.util.Set;
import picocli.CommandLine.Option;

/** What a start goes over. */
final class AcceptOptions {
  @Option(
      names = "--accept-gap",
      description = "Go on where records are gone that were not read yet.")
  private boolean gap;

  @Option(
      names = "--accept-repeat",
      description = "Read again, and write once more, what was read and committed before.")
  private boolean repeat;

  Set<Accepted> accepted() {
    Set<Accepted> accepted = EnumSet.noneOf(Accepted.class);
    if (gap) {
      accepted.add(Accepted.GAP);
    }
    if (repeat) {
      accepted.add(Accepted.REPEAT);
    }
    return accepted;
  }
}
