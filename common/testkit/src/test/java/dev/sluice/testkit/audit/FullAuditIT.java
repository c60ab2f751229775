package dev.sluice.testkit.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.ledger.Loss;
import dev.sluice.core.ledger.Marker;
import dev.sluice.testkit.process.KafkaUnderTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Topics that are wrong in one place, and an audit that has to name it. */
class FullAuditIT {
  private static final int RECORDS = 200;

  private final KafkaUnderTest kafka = KafkaUnderTest.shared();
  @TempDir private Path home;

  /** Three epochs; in the second one, two input records are spoilt. */
  private AuditRun audit(String name, Function<OutputDraft, List<OutputDraft>> spoil)
      throws IOException {
    try (LedgeredCopy copy = new LedgeredCopy(kafka, name)) {
      copy.epoch(RECORDS);
      copy.epoch(RECORDS, spoil);
      copy.epoch(RECORDS);
    }
    return run(name, "--full", "-o", "json");
  }

  private AuditRun run(String name, String... options) throws IOException {
    return AuditRun.of(home, kafka.bootstrapServers(), name, options);
  }

  private static boolean is(OutputDraft draft, int partition, long offset) {
    return draft.inputPartition() == partition && draft.inputOffset() == offset;
  }

  @Test
  void findsNothingWhereNothingIsWrong() throws IOException {
    AuditRun run = audit("right", List::of);
    assertThat(run.codes()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.json().get("verdict").asText()).isEqualTo("balanced");
    assertThat(run.json().get("recount").get("records").asLong()).isEqualTo(6 * RECORDS);
    AuditRun quick = run("right");
    assertThat(quick.out())
        .contains("balanced: every record is accounted for exactly once, by the ledger")
        .contains("out   sink to right.out  1,200  1,200");
    assertThat(quick.exitCode()).isZero();
  }

  @Test
  void namesARecordThatIsMissing() throws IOException {
    AuditRun run = audit("removed", d -> is(d, 1, 250) ? List.of() : List.of(d));
    assertThat(run.exitCode()).isEqualTo(7);
    assertThat(run.codes()).containsExactly("audit/missing");
    assertThat(run.findings("audit/missing"))
        .containsExactly("removed.out: 1 record missing, made from removed.in-1@250, epoch 2");
  }

  @Test
  void namesTwoRecordsThatAreMissing() throws IOException {
    AuditRun run =
        audit("two-removed", d -> is(d, 1, 250) || is(d, 0, 399) ? List.of() : List.of(d));
    assertThat(run.codes()).containsExactly("audit/missing");
    assertThat(run.findings("audit/missing").get(0))
        .contains("2 records missing", "two-removed.in-1@250", "two-removed.in-0@399");
  }

  @Test
  void namesARecordThatIsThereTwice() throws IOException {
    AuditRun run = audit("repeated", d -> is(d, 0, 250) ? List.of(d, d) : List.of(d));
    assertThat(run.exitCode()).isEqualTo(7);
    assertThat(run.codes()).containsExactly("audit/repeated");
    assertThat(run.findings("audit/repeated").get(0)).contains("both made from repeated.in-0@250");
  }

  @Test
  void namesARecordThatLiesInAnotherPartition() throws IOException {
    AuditRun run =
        audit(
            "moved",
            d ->
                is(d, 0, 250)
                    ? List.of(d.to((d.partition() + 1) % LedgeredCopy.OUTPUTS))
                    : List.of(d));
    assertThat(run.exitCode()).isEqualTo(7);
    assertThat(run.codes()).containsExactly("audit/wrong-partition");
    assertThat(run.findings("audit/wrong-partition").get(0)).contains("made from moved.in-0@250");
  }

  @Test
  void namesARecordWhoseContentWasChanged() throws IOException {
    AuditRun run = audit("changed", d -> List.of(is(d, 0, 250) ? d.withValue("other") : d));
    assertThat(run.exitCode()).isEqualTo(7);
    assertThat(run.codes()).containsExactly("audit/content");
    assertThat(run.findings("audit/content").get(0)).contains("made from changed.in-0@250");
  }

  @Test
  void aLossDoesNotHideBehindADuplicate() throws IOException {
    AuditRun run =
        audit(
            "hidden", d -> is(d, 0, 250) ? List.of(d, d) : is(d, 0, 347) ? List.of() : List.of(d));
    assertThat(run.codes()).containsExactly("audit/missing", "audit/repeated");
    assertThat(run.findings("audit/missing").get(0)).contains("made from hidden.in-0@347");
    assertThat(run.findings("audit/repeated").get(0)).contains("made from hidden.in-0@250");
    assertThat(run("hidden").exitCode()).as("the books alone are right").isZero();
  }

  @Test
  void namesWhatOthersWroteIntoTheTopic() throws IOException {
    try (LedgeredCopy copy = new LedgeredCopy(kafka, "foreign")) {
      copy.epoch(RECORDS);
      copy.foreign();
      copy.epoch(RECORDS);
    }
    AuditRun run = run("foreign", "--full", "-o", "json");
    assertThat(run.codes()).containsExactly("audit/unexplained");
    assertThat(run.exitCode()).isEqualTo(7);
  }

  @Test
  void whatRetentionDeletedIsNotCalledMissing() throws IOException {
    try (LedgeredCopy copy = new LedgeredCopy(kafka, "deleted")) {
      for (int i = 0; i < 6; i++) {
        copy.epoch(RECORDS);
      }
    }
    kafka.topics().deleteRecordsBefore("deleted.out", 0, 150);
    AuditRun run = run("deleted", "--full", "-o", "json");
    assertThat(run.codes()).containsExactly("audit/deleted");
    assertThat(run.json().get("verdict").asText()).isEqualTo("balanced-in-part");
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void anEpochThatIsNotDecidedIsLeftOut() throws IOException {
    try (LedgeredCopy copy = new LedgeredCopy(kafka, "undecided")) {
      copy.epoch(RECORDS);
      copy.openEpoch(RECORDS);
      AuditRun run = run("undecided", "-o", "json");
      assertThat(run.exitCode()).isZero();
      assertThat(run.json().get("epochs").get("count").asInt()).isEqualTo(1);
    }
  }

  @Test
  void aLossBehindAnOpenTransactionIsSeen() throws IOException {
    try (LedgeredCopy copy = new LedgeredCopy(kafka, "hidden-loss")) {
      copy.epoch(RECORDS);
      Marker lost = copy.write(RECORDS, d -> List.of());
      copy.openEpoch(RECORDS);
      copy.sendOutside(new Loss(lost, "hidden-loss.tx", false));
      AuditRun run = run("hidden-loss", "-o", "json");
      assertThat(run.codes()).containsExactly("audit/loss");
      assertThat(run.findings("audit/loss").get(0)).contains("lost 400 records of epoch 2");
      assertThat(run.exitCode()).isEqualTo(7);
    }
  }

  @Test
  void epochsWhoseMarkersWereCompactedAwayAreComparedAsOne() throws IOException {
    try (LedgeredCopy copy = new LedgeredCopy(kafka, "compacted")) {
      copy.inTransaction(() -> copy.send(copy.ofAnother(copy.write(RECORDS, List::of))));
      copy.epoch(RECORDS);
      copy.epoch(RECORDS);
    }
    AuditRun run = run("compacted", "--full", "-o", "json");
    assertThat(run.codes()).isEmpty();
    assertThat(run.json().get("recount").get("records").asLong()).isEqualTo(6 * RECORDS);
  }

  @Test
  void aLedgerWithoutItsBeginningTellsOnlyAPart() throws IOException {
    try (LedgeredCopy copy = new LedgeredCopy(kafka, "beheaded")) {
      copy.epoch(RECORDS);
      copy.epoch(RECORDS);
    }
    kafka.topics().deleteRecordsBefore("sluice.ledger.beheaded", 0, 3);
    AuditRun run = run("beheaded", "-o", "json");
    assertThat(run.codes()).contains("audit/deleted");
    assertThat(run.json().get("verdict").asText()).isEqualTo("balanced-in-part");
  }

  @Test
  void aLostTransactionIsALossAndNothingElse() throws IOException {
    try (LedgeredCopy copy = new LedgeredCopy(kafka, "lost")) {
      copy.epoch(RECORDS);
      copy.inTransaction(
          () -> copy.send(new Loss(copy.write(RECORDS, d -> List.of()), "lost.tx", false)));
      copy.epoch(RECORDS);
    }
    AuditRun run = run("lost", "--full", "-o", "json");
    assertThat(run.codes()).containsExactly("audit/loss");
    assertThat(run.findings("audit/loss").get(0))
        .contains("lost 400 records of epoch 2", "lost.in-0 [200, 400), lost.in-1 [200, 400)");
    assertThat(run.exitCode()).isEqualTo(7);
  }

  @Test
  void anAuditOfSomeEpochsIsAboutThemAlone() throws IOException {
    audit("ranged", d -> is(d, 1, 250) ? List.of() : List.of(d));
    assertThat(run("ranged", "--full", "--from-epoch", "3").exitCode()).isZero();
    assertThat(run("ranged", "--full", "--to-epoch", "1").exitCode()).isZero();
    assertThat(run("ranged", "--full", "--to-epoch", "2").exitCode()).isEqualTo(7);
  }

  @Test
  void withoutALedgerThereIsNothingToAudit() throws IOException {
    AuditRun run = run("no-such-pipeline");
    assertThat(run.exitCode()).isEqualTo(5);
    assertThat(run.err()).contains("'sluice.ledger.no-such-pipeline' does not exist");
  }

  @Test
  void aKafkaThatDoesNotAnswerMayAnswerLater() throws IOException {
    AuditRun run = AuditRun.of(home, "localhost:1", "unreachable");
    assertThat(run.exitCode()).isEqualTo(6);
    assertThat(run.err()).contains("no Kafka at localhost:1");
  }
}
