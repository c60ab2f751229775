package dev.sluice.examples;

import dev.sluice.runtime.row.EdgeRecord;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;

/** Replaces a key by its SHA-256; a record without a key stays without. */
final class MaskKey extends RichMapFunction<EdgeRecord, EdgeRecord> {
  private static final long serialVersionUID = 1L;

  private transient MessageDigest sha256;

  @Override
  public void open(OpenContext context) throws NoSuchAlgorithmException {
    sha256 = MessageDigest.getInstance("SHA-256");
  }

  @Override
  public EdgeRecord map(EdgeRecord record) {
    byte[] key = record.key();
    if (key == null) {
      return record;
    }
    return new EdgeRecord(
        record.coordinates(),
        sha256.digest(key),
        record.value(),
        record.timestamp(),
        record.headers());
  }
}
