package dev.sluice.core.ledger;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The header of an output record that says which input record it was made from: one byte version,
 * six bytes of the topic id, the partition and the offset as unsigned LEB128; in version 2 eight
 * bytes follow, the content's checksum.
 *
 * @param topicTag {@link TopicId#tag()}
 * @param contentOrZero CRC-32C of the key in the upper, of the value in the lower 32 bits; see
 *     {@link #hasContent()}
 */
public record ProvenanceHeader(
    long topicTag, int partition, long offset, boolean hasContent, long contentOrZero) {
  /** The header's name. Short: every record pays for it. */
  public static final String NAME = "sluice";

  /** The most that the header adds to a record: name, lengths and value at their longest. */
  public static final int MAX_BYTES = 48;

  private static final int OFFSETS = 1;
  private static final int CONTENT = 2;
  private static final int TAG_BYTES = 6;

  public static ProvenanceHeader of(InputPartition partition, long offset) {
    return new ProvenanceHeader(partition.id().tag(), partition.partition(), offset, false, 0);
  }

  public ProvenanceHeader withContent(long content) {
    return new ProvenanceHeader(topicTag, partition, offset, true, content);
  }

  public OptionalLong content() {
    return hasContent ? OptionalLong.of(contentOrZero) : OptionalLong.empty();
  }

  public byte[] toBytes() {
    int varying = Wire.sizeOf(partition) + Wire.sizeOf(offset);
    byte[] out = new byte[1 + TAG_BYTES + varying + (hasContent ? Long.BYTES : 0)];
    out[0] = (byte) (hasContent ? CONTENT : OFFSETS);
    for (int i = 0; i < TAG_BYTES; i++) {
      out[1 + i] = (byte) (topicTag >>> Byte.SIZE * (TAG_BYTES - 1 - i));
    }
    int end = Wire.putUnsigned(offset, out, Wire.putUnsigned(partition, out, 1 + TAG_BYTES));
    if (hasContent) {
      ByteBuffer.wrap(out).putLong(end, contentOrZero);
    }
    return out;
  }

  /** Empty for bytes that are not of this form: then the record is not one of ours. */
  public static Optional<ProvenanceHeader> read(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      int version = in.get();
      if (version != OFFSETS && version != CONTENT) {
        return Optional.empty();
      }
      long tag = 0;
      for (int i = 0; i < TAG_BYTES; i++) {
        tag = tag << 8 | (in.get() & 0xFF);
      }
      int partition = Math.toIntExact(Wire.getUnsigned(in));
      long offset = Wire.getUnsigned(in);
      long content = version == CONTENT ? in.getLong() : 0;
      return in.hasRemaining()
          ? Optional.empty()
          : Optional.of(new ProvenanceHeader(tag, partition, offset, version == CONTENT, content));
    } catch (BufferUnderflowException | ArithmeticException e) {
      return Optional.empty();
    }
  }
}
