package dev.sluice.testkit.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.testkit.topic.LoadSpec;
import dev.sluice.testkit.topic.Sequenced;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CheckerTest {
  private static final Checker<Sequenced> CHECKER = Checker.ofContentAndOrderPer(Sequenced::key);
  private static final List<Sequenced> EXPECTED = List.of(a(0), b(0), a(1), a(2), b(1));

  @Test
  void isBalancedWhenKeysInterleaveDifferently() {
    Verdict verdict = CHECKER.compare(EXPECTED, List.of(b(0), b(1), a(0), a(1), a(2)));

    assertThat(verdict)
        .isEqualTo(new Verdict(5, 5, Finding.NONE, Finding.NONE, Finding.NONE, Finding.NONE));
    verdict.requireBalanced();
  }

  @Test
  void countsEachMissingRecord() {
    Verdict verdict = CHECKER.compare(EXPECTED, List.of(a(0), a(2), b(1)));

    assertThat(verdict.missing().count()).isEqualTo(2);
    assertThat(verdict.missing().examples()).containsExactly(b(0).toString(), a(1).toString());
    assertThat(verdict.outOfOrder()).isEqualTo(Finding.NONE);
    assertThat(verdict.balanced()).isFalse();
  }

  @Test
  void countsEachRepetitionOfARecord() {
    Verdict verdict = CHECKER.compare(EXPECTED, List.of(a(0), a(1), a(2), b(0), b(1), a(1), a(1)));

    assertThat(verdict.repeated()).isEqualTo(new Finding(2, List.of(a(1).toString())));
    assertThat(verdict.outOfOrder())
        .as("a repetition is no second finding")
        .isEqualTo(Finding.NONE);
    assertThat(verdict.balanced()).isFalse();
  }

  @Test
  void aLossDoesNotHideBehindARepetition() {
    Verdict verdict = CHECKER.compare(EXPECTED, List.of(a(0), a(0), a(2), b(0), b(1)));

    assertThat(verdict.actual()).isEqualTo(verdict.expected());
    assertThat(verdict.missing()).isEqualTo(new Finding(1, List.of(a(1).toString())));
    assertThat(verdict.repeated()).isEqualTo(new Finding(1, List.of(a(0).toString())));
  }

  @Test
  void judgesALargeLoadWhoseHashCodesLieCloseTogether() {
    List<Sequenced> load = new ArrayList<>();
    LoadSpec.of("any", 300_000).sequence().forEachRemaining(load::add);

    CHECKER.compare(load, load).requireBalanced();
  }

  @Test
  void findsARecordBehindALaterOneOfItsKey() {
    Verdict verdict = CHECKER.compare(EXPECTED, List.of(a(1), a(0), a(2), b(0), b(1)));

    assertThat(verdict.outOfOrder()).isEqualTo(new Finding(1, List.of(a(0).toString())));
    assertThat(verdict.missing()).isEqualTo(Finding.NONE);
    assertThat(verdict.balanced()).isFalse();
  }

  @Test
  void anyOrderWillDoWhenOnlyContentCounts() {
    assertThat(
            Checker.<Sequenced>ofContent()
                .compare(EXPECTED, List.of(b(1), a(2), a(1), b(0), a(0)))
                .balanced())
        .isTrue();
  }

  @Test
  void findsWhatNobodyExpected() {
    Verdict verdict = CHECKER.compare(EXPECTED, List.of(a(0), b(0), a(1), a(2), b(1), a(3)));

    assertThat(verdict.unexpected()).isEqualTo(new Finding(1, List.of(a(3).toString())));
    assertThat(verdict.repeated()).isEqualTo(Finding.NONE);
  }

  @Test
  void equalRecordsMayBeExpectedSeveralTimes() {
    Checker<String> lines = Checker.ofContent();

    assertThat(lines.compare(List.of("x", "x", "y"), List.of("y", "x", "x")).balanced()).isTrue();
    assertThat(lines.compare(List.of("x", "x", "y"), List.of("y", "x")).missing().count())
        .isEqualTo(1);
    assertThat(
            lines.compare(List.of("x", "x", "y"), List.of("y", "x", "x", "x")).repeated().count())
        .isEqualTo(1);
  }

  @Test
  void keepsTheFirstExamplesAndCountsTheRest() {
    List<Sequenced> many = IntStream.range(0, 1000).mapToObj(CheckerTest::a).toList();

    Verdict verdict = CHECKER.compare(many, new ArrayList<>());

    assertThat(verdict.missing().count()).isEqualTo(1000);
    assertThat(verdict.missing().examples()).hasSize(Finding.EXAMPLES).startsWith(a(0).toString());
  }

  @Test
  void failsATestWithTheWholeVerdict() {
    Verdict verdict = CHECKER.compare(List.of(a(0), a(1)), List.of(a(1), b(7)));

    assertThatThrownBy(verdict::requireBalanced)
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            """
            not balanced: expected 2, actual 2
              missing: 1, first Sequenced[key=a, sequence=0]
              repeated: 0
              out of order: 0
              unexpected: 1, first Sequenced[key=b, sequence=7]""");
  }

  private static Sequenced a(long sequence) {
    return new Sequenced("a", sequence);
  }

  private static Sequenced b(long sequence) {
    return new Sequenced("b", sequence);
  }
}
