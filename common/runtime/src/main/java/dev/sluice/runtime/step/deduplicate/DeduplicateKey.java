package dev.sluice.runtime.step.deduplicate;

import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a key in one canonical binary form: equal fields, equal bytes, and the same hash
 * code in every JVM.
 */
@SuppressWarnings("ArrayRecordComponent") // equals compares contents; nobody writes to the array
public record DeduplicateKey(byte[] bytes) {

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DeduplicateKey that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes);
  }
}
