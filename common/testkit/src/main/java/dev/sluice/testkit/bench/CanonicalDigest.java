package dev.sluice.testkit.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Map;

/**
 * Adds up JSON records, in whatever order they come and whatever order their fields have: two
 * outputs with equal totals say the same.
 */
final class CanonicalDigest {
  /** Flights come over and over: they need not be parsed each time. */
  private static final int REMEMBERED = 100_000;

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private final MessageDigest sha256;
  private final Map<ByteBuffer, Long> known = new HashMap<>();
  private long records;
  private long sum;

  /**
   * @param sum of the records' digests
   */
  record Total(long records, long sum) {
    @Override
    public String toString() {
      return "%,d records, digest %016x".formatted(records, sum);
    }
  }

  CanonicalDigest() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  void add(byte[] json) {
    ByteBuffer key = ByteBuffer.wrap(json);
    Long digest = known.get(key);
    if (digest == null) {
      digest = digest(json);
      if (known.size() < REMEMBERED) {
        known.put(key, digest);
      }
    }
    records++;
    sum += digest;
  }

  Total total() {
    return new Total(records, sum);
  }

  private long digest(byte[] json) {
    try {
      byte[] canonical = JSON.writeValueAsBytes(JSON.readValue(json, Object.class));
      return ByteBuffer.wrap(sha256.digest(canonical)).getLong();
    } catch (IOException e) {
      throw new IllegalStateException(
          "an output record is no JSON: " + new String(json, StandardCharsets.UTF_8), e);
    }
  }
}
