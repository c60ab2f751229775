package dev.sluice.runtime.step.deduplicate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeyPrinterTest {
  private final KeyPrinter printer = new KeyPrinter();

  /** Of FIPS 180: savepoints have digests. */
  @Test
  void takesTheFirstHalfOfASha256() {
    byte[] abc = "abc".getBytes(StandardCharsets.US_ASCII);
    assertThat(printer.of(new DeduplicateKey(abc)))
        .isEqualTo(new KeyPrint(Arrays.hashCode(abc), 0xba7816bf8f01cfeaL, 0x414140de5dae2223L));
  }

  /** Another hash code is another key group: what a savepoint knows would not be found. */
  @Test
  void distributesAsTheKeyItselfWould() {
    Random random = new Random(5);
    for (int length = 0; length < 300; length++) {
      byte[] bytes = new byte[length + random.nextInt(20)];
      random.nextBytes(bytes);
      DeduplicateKey key = new DeduplicateKey(Arrays.copyOf(bytes, length));
      assertThat(printer.of(bytes, length)).isEqualTo(printer.of(key));
      assertThat(printer.of(key).hash()).isEqualTo(key.hashCode());
    }
  }
}
