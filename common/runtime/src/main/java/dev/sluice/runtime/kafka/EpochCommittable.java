package dev.sluice.runtime.kafka;

import java.util.Arrays;
import java.util.Objects;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.jspecify.annotations.Nullable;

/**
 * One prepared transaction and the input it was made from: should it be lost, these are the records
 * to name.
 *
 * @param marker the ledger's marker as it was written into the transaction; empty without a ledger.
 *     Shared, not copied: nobody writes to it
 */
public record EpochCommittable(KafkaCommittable transaction, InputRanges inputs, byte[] marker) {

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof EpochCommittable that
        && transaction.equals(that.transaction)
        && inputs.equals(that.inputs)
        && Arrays.equals(marker, that.marker);
  }

  @Override
  public int hashCode() {
    return Objects.hash(transaction, inputs, Arrays.hashCode(marker));
  }

  @Override
  public String toString() {
    return transaction + " of " + inputs + ", marker of " + marker.length + " bytes";
  }
}
