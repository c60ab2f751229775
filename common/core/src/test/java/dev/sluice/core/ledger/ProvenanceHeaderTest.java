package dev.sluice.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ProvenanceHeaderTest {
  private static final InputPartition INPUT =
      new InputPartition("t", new TopicId(0xAABBCCDDEEFF4000L, 9), 300);

  @Test
  void isReadAsItWasWritten() {
    for (long offset : new long[] {0, 127, 128, 1L << 40, Long.MAX_VALUE}) {
      ProvenanceHeader header = ProvenanceHeader.of(INPUT, offset);
      assertThat(ProvenanceHeader.read(header.toBytes())).contains(header);
      ProvenanceHeader withContent = header.withContent(-3);
      assertThat(ProvenanceHeader.read(withContent.toBytes())).contains(withContent);
      assertThat(withContent.toBytes().length + ProvenanceHeader.NAME.length() + 4)
          .isLessThanOrEqualTo(ProvenanceHeader.MAX_BYTES);
    }
    assertThat(ProvenanceHeader.of(INPUT, 5).toBytes())
        .containsExactly(1, 0xAA, 0xBB, 0xCC, 0xDD, 0xEE, 0xFF, 0xAC, 0x02, 5);
  }

  @Test
  void otherBytesAreNoneOfOurs() {
    byte[] bytes = ProvenanceHeader.of(INPUT, 1L << 40).withContent(5).toBytes();
    for (int length = 0; length < bytes.length; length++) {
      assertThat(ProvenanceHeader.read(Arrays.copyOf(bytes, length))).isEmpty();
    }
    assertThat(ProvenanceHeader.read(Arrays.copyOf(bytes, bytes.length + 1))).isEmpty();
    assertThat(ProvenanceHeader.read("hello".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .isEmpty();
  }
}
