package dev.sluice.ops.audit.recount;

import dev.sluice.core.ledger.finding.AuditCode;
import dev.sluice.core.ledger.finding.Finding;
import dev.sluice.core.ledger.finding.ScopeFinding;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The first findings of each kind, and how many there were: a topic can be wrong as a whole. */
public final class Examples {
  private static final int KEPT = 100;

  private final Map<AuditCode, Long> counts = new EnumMap<>(AuditCode.class);
  private final List<Finding> kept = new ArrayList<>();

  void add(AuditCode code, Supplier<? extends Finding> finding) {
    if (counts.merge(code, 1L, Long::sum) <= KEPT) {
      kept.add(finding.get());
    }
  }

  public void add(Finding finding) {
    add(finding.code(), () -> finding);
  }

  /** Of several readers, all. */
  public void addAll(Examples other) {
    other.kept.forEach(this::add);
    other.counts.forEach(
        (code, count) -> {
          if (count > KEPT) {
            counts.merge(code, count - KEPT, Long::sum);
          }
        });
  }

  public List<Finding> findings() {
    List<Finding> findings = new ArrayList<>(kept);
    counts.forEach(
        (code, count) -> {
          if (count > KEPT) {
            findings.add(new ScopeFinding.More(code.text(), count - KEPT));
          }
        });
    return findings;
  }
}
