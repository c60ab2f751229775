package dev.sluice.ops.audit.recount;

import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** What a sink with {@code provenance: content} takes of key and value. */
public final class Checksum {
  private final CRC32C crc = new CRC32C();

  /** CRC-32C of the key in the upper, of the value in the lower 32 bits; 0 without. */
  public long of(byte @Nullable [] key, byte @Nullable [] value) {
    return crc(key) << 32 | crc(value);
  }

  private long crc(byte @Nullable [] bytes) {
    if (bytes == null) {
      return 0;
    }
    crc.reset();
    crc.update(bytes, 0, bytes.length);
    return crc.getValue();
  }
}
