package dev.sluice.runtime.kafka;

import dev.sluice.runtime.row.EdgeRecord;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** CRC-32C of a record's key in the upper, of its value in the lower 32 bits; 0 without bytes. */
final class Checksum {

  private Checksum() {}

  static long of(EdgeRecord record) {
    return crc(record.key()) << Integer.SIZE | crc(record.value());
  }

  private static long crc(byte @Nullable [] bytes) {
    if (bytes == null) {
      return 0;
    }
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return crc.getValue();
  }
}
