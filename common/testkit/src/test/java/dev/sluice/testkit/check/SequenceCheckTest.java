package dev.sluice.testkit.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.testkit.check.SequenceCheck.Order;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SequenceCheckTest {
  /** Key 0 in full, of key 1 no odd number; 0#3 is there twice. */
  private static int copies(int key, long sequence) {
    if (key == 1 && sequence % 2 == 1) {
      return 0;
    }
    return key == 0 && sequence == 3 ? 2 : 1;
  }

  private final SequenceCheck check =
      new SequenceCheck(2, SequenceCheckTest::copies, Order.PER_KEY);

  private SequenceVerdict judge(int... sequencesOfKey0) {
    for (int sequence : sequencesOfKey0) {
      check.accept(0, sequence, "here");
    }
    check.accept(1, 0, "here");
    check.accept(1, 2, "here");
    return check.verdict(new long[] {5, 3});
  }

  @Test
  void isContentWithWhatWasExpected() {
    assertThat(judge(0, 1, 2, 3, 4, 3).balanced()).isTrue();
  }

  @Test
  void findsWhatIsMissingAndTheMissingCopy() {
    SequenceVerdict verdict = judge(0, 2, 3, 4);
    assertThat(verdict.verdict().missing().count()).isEqualTo(2);
    assertThat(verdict.verdict().missing().examples().get(0)).startsWith("k0#1");
  }

  @Test
  void findsWhatComesTooOften() {
    assertThat(judge(0, 1, 2, 3, 3, 3, 4, 4).verdict().repeated().count()).isEqualTo(2);
  }

  @Test
  void findsWhatComesTooEarly() {
    assertThat(judge(0, 2, 1, 3, 3, 4).verdict().outOfOrder().count()).isEqualTo(1);
  }

  @Test
  void findsWhatShouldNotBeThere() {
    check.accept(1, 1, "filtered");
    check.accept(0, 5, "never written");
    assertThat(judge(0, 1, 2, 3, 3, 4).verdict().unexpected().count()).isEqualTo(2);
  }

  @Test
  void countsWhatIsCorrupted() {
    check.acceptCorrupted("not JSON", "here");
    SequenceVerdict verdict = judge(0, 1, 2, 3, 3, 4);
    assertThat(verdict.corrupted().count()).isEqualTo(1);
    assertThat(verdict.balanced()).isFalse();
  }

  @Test
  void judgesTwentyMillionRecordsInLittleMemory() {
    SequenceCheck large = new SequenceCheck(1_000, (key, sequence) -> 1, Order.PER_KEY);
    for (int i = 0; i < 20_000_000; i++) {
      large.accept(i % 1_000, i / 1_000, "here");
    }
    long[] written = new long[1_000];
    Arrays.fill(written, 20_000);
    assertThat(large.verdict(written).balanced()).isTrue();
  }
}
