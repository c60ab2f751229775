package dev.sluice.runtime.row;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A header of a Kafka record. The value is shared, not copied: nobody changes it. */
@SuppressWarnings("ArrayRecordComponent") // equals compares contents; nobody writes to the array
public record RecordHeader(String name, byte @Nullable [] value) {

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RecordHeader that
        && name.equals(that.name)
        && Arrays.equals(value, that.value);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + Arrays.hashCode(value);
  }

  @Override
  public String toString() {
    return name;
  }
}
