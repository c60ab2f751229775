package dev.sluice.runtime.step.deduplicate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFilterTest {
  private static final int OTHERS = 100_000;

  private final KeyPrinter printer = new KeyPrinter();

  @ParameterizedTest
  @ValueSource(ints = {1, 31, 32, 1_000, 50_000})
  void holdsWhatWasAddedAndHardlyAnythingElse(int keys) {
    KeyFilter filter = filter(keys);
    assertThat(IntStream.range(0, keys).filter(key -> !mayHold(filter, key))).isEmpty();
    assertThat(IntStream.range(keys, keys + OTHERS).filter(key -> mayHold(filter, key)).count())
        .as("of a hundred thousand others")
        .isLessThan(OTHERS / 500);
  }

  @Test
  void isReadAsItWasWritten() {
    KeyFilter filter = filter(1_000);
    ByteBuffer stored = ByteBuffer.allocate(filter.size());
    filter.write(stored);
    assertThat(stored.hasRemaining()).isFalse();
    KeyFilter read = KeyFilter.read(stored.flip());
    assertThat(IntStream.range(0, 10_000).filter(key -> mayHold(read, key)).boxed())
        .containsExactlyElementsOf(
            IntStream.range(0, 10_000).filter(key -> mayHold(filter, key)).boxed().toList());
  }

  private KeyFilter filter(int keys) {
    KeyFilter filter = KeyFilter.of(keys);
    for (int key = 0; key < keys; key++) {
      KeyPrint print = print(key);
      filter.add(print.high(), print.low());
    }
    return filter;
  }

  private boolean mayHold(KeyFilter filter, int key) {
    return filter.mayHold(print(key));
  }

  private KeyPrint print(int key) {
    return printer.of(new DeduplicateKey(ByteBuffer.allocate(Integer.BYTES).putInt(key).array()));
  }
}
