package dev.sluice.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OffsetDigestTest {

  /** From java.util.SplittableRandom, which is the same generator: nextLong of seed 0. */
  @Test
  void isSplitMix64() {
    java.util.SplittableRandom reference = new java.util.SplittableRandom(0);
    for (long offset = 0; offset < 100; offset++) {
      assertThat(OffsetDigest.of(0, offset)).isEqualTo(reference.nextLong());
    }
  }

  @Test
  void noTwoRecordsOfManyPartitionsShareADigest() {
    Set<Long> seen = new HashSet<>();
    for (int topic = 0; topic < 4; topic++) {
      for (int partition = 0; partition < 50; partition++) {
        InputPartition input = new InputPartition("t", new TopicId(topic, 0), partition);
        for (long offset = 0; offset < 1_000; offset++) {
          assertThat(seen.add(input.digest(offset))).isTrue();
        }
      }
    }
  }

  @Test
  void contentChangesTheDigest() {
    assertThat(OffsetDigest.withContent(7, 1)).isNotEqualTo(OffsetDigest.withContent(7, 2));
    assertThat(OffsetDigest.withContent(7, 1)).isNotEqualTo(OffsetDigest.withContent(8, 1));
  }
}
