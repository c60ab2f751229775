package dev.sluice.runtime.step.deduplicate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PassedKeysTest {
  private static final int SPAN = 1_000;
  private static final Deduplication RULE = Deduplication.within(Duration.ofMillis(SPAN));
  private static final int NOTHING_OVER = Integer.MIN_VALUE;

  private final KeyPrinter printer = new KeyPrinter();
  private final PassedKeys keys = new PassedKeys();

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 6, 1_000, 100_000})
  void knowsWhatWasAddedAndNothingElse(int count) {
    keys.limit(count);
    IntStream.range(0, count).forEach(key -> add(key, key));
    assertThat(keys.count()).isEqualTo(count);
    assertThat(IntStream.range(0, count).filter(key -> !repeats(key, key))).isEmpty();
    assertThat(IntStream.range(count, 3 * count).filter(key -> repeats(key, key))).isEmpty();
    assertThat(IntStream.range(0, count).filter(key -> repeats(key, key + SPAN))).isEmpty();
  }

  @Test
  void keepsAllRecordsOfOneKeyHoweverMany() {
    IntStream.range(0, 100).forEach(record -> add(7, record * SPAN));
    assertThat(IntStream.range(0, 100).filter(record -> !repeats(7, record * SPAN + 1))).isEmpty();
    assertThat(repeats(7, 100 * SPAN)).isFalse();
  }

  @Test
  void doesNotRememberWhatItHeldBeforeItWasWiped() {
    keys.limit(1_000);
    IntStream.range(0, 1_000).forEach(key -> add(key, 0));
    keys.wipe();
    IntStream.range(1_000, 1_500).forEach(key -> add(key, 0));
    assertThat(keys.count()).isEqualTo(500);
    assertThat(keys.left(RULE, NOTHING_OVER).count()).isEqualTo(500);
    assertThat(IntStream.range(0, 1_000).filter(key -> repeats(key, 0))).isEmpty();
    assertThat(IntStream.range(1_000, 1_500).filter(key -> !repeats(key, 0))).isEmpty();
  }

  @Test
  void throwsOutWhatIsOverWhenItIsFull() {
    keys.limit(100);
    IntStream.range(0, 100).forEach(key -> add(key, key));
    assertThat(keys.countLeft(RULE, SPAN + 49)).isEqualTo(50);
    KeyPrint print = print(100);
    keys.add(print.high(), print.low(), 100, RULE, SPAN + 49);
    assertThat(keys.left(RULE, SPAN + 49).count()).isEqualTo(51);
    assertThat(IntStream.rangeClosed(50, 100).filter(key -> !repeats(key, key))).isEmpty();
  }

  @Test
  void isRightAboutDigestsOfAnySort() {
    Random random = new Random(8);
    for (int round = 0; round < 200; round++) {
      keys.wipe();
      Set<KeyOfFew> added = new HashSet<>();
      for (int each = 0; each < 60; each++) {
        KeyOfFew key = new KeyOfFew(random.nextInt(4), bits(random));
        keys.add(key.high(), key.low(), 0, RULE, NOTHING_OVER);
        added.add(key);
        KeyOfFew other = new KeyOfFew(random.nextInt(4), bits(random));
        assertThat(keys.repeats(other.high(), other.low(), 0, RULE, NOTHING_OVER))
            .as("%s of %s", other, added)
            .isEqualTo(added.contains(other));
      }
    }
  }

  /** Words that share the bits that a table looks at, with the ends of their range among them. */
  private static long bits(Random random) {
    return ((long) random.nextInt(3) - 1) << 32 | random.nextInt(6) << 6;
  }

  private record KeyOfFew(long high, long low) {}

  private void add(int key, long time) {
    KeyPrint print = print(key);
    keys.add(print.high(), print.low(), time, RULE, NOTHING_OVER);
  }

  private boolean repeats(int key, long time) {
    KeyPrint print = print(key);
    return keys.repeats(print.high(), print.low(), time, RULE, NOTHING_OVER);
  }

  private KeyPrint print(int key) {
    return printer.of(new DeduplicateKey(ByteBuffer.allocate(Integer.BYTES).putInt(key).array()));
  }
}
