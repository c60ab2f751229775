package dev.sluice.core.ledger.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.ledger.finding.AuditCode;
import dev.sluice.core.ledger.finding.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BooksPropertyTest {
  private static final int SEEDS = 40;

  @ParameterizedTest
  @EnumSource(Defect.class)
  void everyDefectIsFoundAndNothingElse(Defect defect) {
    int struck = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      SimulatedPipeline pipeline = new SimulatedPipeline(seed, defect);
      pipeline.run(30, 40);
      Set<AuditCode> expected =
          pipeline.defectHappened() && defect != Defect.NONE ? Set.of(code(defect)) : Set.of();
      assertThat(codes(findings(pipeline))).as("%s with seed %d", defect, seed).isEqualTo(expected);
      struck += pipeline.defectHappened() ? 1 : 0;
    }
    assertThat(struck).isGreaterThanOrEqualTo(defect == Defect.NONE ? 0 : SEEDS / 2);
  }

  @Test
  void manyEpochsAreFollowedAsTheyCome() {
    SimulatedPipeline pipeline = new SimulatedPipeline(1, Defect.NONE);
    Books books = new Books(Scope.ALL, row -> {});
    EpochGate gate = new EpochGate(books::accept);
    int given = 0;
    for (int round = 0; round < 20; round++) {
      pipeline.run(100, 8);
      for (; given < pipeline.entries().size(); given++) {
        gate.accept(pipeline.entries().get(given));
      }
      assertThat(books.findings()).isEmpty();
    }
    assertThat(books.totals().epochs()).isBetween(2_000L, 2_300L);
  }

  private static List<Finding> findings(SimulatedPipeline pipeline) {
    List<EpochRow> rows = new ArrayList<>();
    Books books = new Books(Scope.ALL, rows::add);
    EpochGate gate = new EpochGate(books::accept);
    pipeline.entries().forEach(gate::accept);
    gate.release();
    books.close();
    assertThat((long) rows.size()).isEqualTo(books.totals().epochs());
    assertThat(rows).extracting(row -> row.moment().epoch()).isSorted().doesNotHaveDuplicates();
    return books.findings();
  }

  private static Set<AuditCode> codes(List<Finding> findings) {
    return findings.stream().map(Finding::code).collect(Collectors.toSet());
  }

  private static AuditCode code(Defect defect) {
    return switch (defect) {
      case SKIPS_INPUT -> AuditCode.INPUT_SKIPPED;
      case REPEATS_INPUT -> AuditCode.INPUT_REPEATED;
      case FORGETS_WHAT_WAS_TAKEN -> AuditCode.ACCOUNT;
      case LOSES_ON_AN_EDGE, REPEATS_ON_AN_EDGE, SWAPS_ON_AN_EDGE, LOSES_A_DEAD_LETTER ->
          AuditCode.EDGE;
      case LOSES_A_TRANSACTION -> AuditCode.LOSS;
      case HAS_NO_CHARTER, NONE -> AuditCode.NO_CHARTER;
    };
  }
}
