package dev.sluice.testkit.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.check.PipelineReader;
import dev.sluice.core.ledger.Loss;
import dev.sluice.core.ledger.finding.Finding;
import dev.sluice.core.ledger.law.EpochRow;
import dev.sluice.core.ledger.law.Scope;
import dev.sluice.core.spec.SecretResolver;
import dev.sluice.ops.audit.AuditPlan;
import dev.sluice.ops.audit.AuditWatch;
import dev.sluice.ops.audit.Verdict;
import dev.sluice.testkit.process.KafkaUnderTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditWatchIT {
  private final KafkaUnderTest kafka = KafkaUnderTest.shared();
  @TempDir private Path home;

  /** Notes what is said. */
  private static final class Notes implements AuditWatch.Listener {
    final List<String> lines = new ArrayList<>();

    @Override
    public void epoch(EpochRow row, long read, long written) {
      lines.add("epoch %d: %d read, %d written".formatted(row.moment().epoch(), read, written));
    }

    @Override
    public void changed(Verdict verdict, List<Finding> news) {
      lines.add(verdict.text() + " " + news.stream().map(f -> f.code().text()).toList());
    }
  }

  @Test
  void saysEachEpochAsItComesAndTheVerdictWhenItChanges() throws IOException {
    Notes notes = new Notes();
    try (LedgeredCopy copy = new LedgeredCopy(kafka, "watched")) {
      copy.epoch(10);
      Path file = AuditRun.file(home, kafka.bootstrapServers(), "watched");
      AuditPlan plan =
          new AuditPlan(
              PipelineReader.readFile(file).pipeline().orElseThrow(),
              Scope.ALL,
              AuditPlan.Depth.BOOKS,
              1);
      List<Runnable> meanwhile =
          new ArrayList<>(
              List.of(
                  () -> copy.epoch(5),
                  () ->
                      copy.inTransaction(
                          () -> copy.send(new Loss(copy.write(3, d -> List.of()), "tx", false)))));
      Verdict verdict =
          new AuditWatch(plan, new SecretResolver(java.util.Map.of()), notes)
              .run(
                  () -> {
                    boolean more = !meanwhile.isEmpty();
                    if (more) {
                      meanwhile.remove(0).run();
                    }
                    return more;
                  });
      assertThat(verdict).isEqualTo(Verdict.NOT_BALANCED);
    }
    assertThat(notes.lines)
        .containsExactly(
            "epoch 1: 20 read, 20 written",
            "epoch 2: 10 read, 10 written",
            "epoch 3: 6 read, 6 written",
            "not-balanced [audit/loss]");
  }
}
