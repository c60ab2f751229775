package dev.sluice.ops.audit;

import dev.sluice.core.ledger.CharterNode;
import dev.sluice.core.ledger.finding.Finding;
import dev.sluice.core.ledger.law.Totals;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * All that an audit has found out.
 *
 * @param nodes of the newest shape that the ledger has a charter of
 * @param held the first epoch that is not decided yet and so not audited
 * @param recount what was counted in the output topics, with {@code --full}
 */
public record AuditReport(
    String pipeline,
    String ledger,
    List<CharterNode> nodes,
    Totals totals,
    OptionalLong held,
    Optional<Recounted> recount,
    List<Finding> findings) {
  public AuditReport {
    nodes = List.copyOf(nodes);
    findings = List.copyOf(findings);
  }

  /**
   * The work of a recount.
   *
   * @param millis that it took
   */
  public record Recounted(int topics, long records, long bytes, long millis) {
    public double bytesPerSecond() {
      return bytes * 1000.0 / Math.max(1, millis);
    }
  }

  public Verdict verdict() {
    return Verdict.of(findings);
  }
}
