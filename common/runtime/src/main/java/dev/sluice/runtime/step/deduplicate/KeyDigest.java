package dev.sluice.runtime.step.deduplicate;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The first 128 bits of a key's SHA-256, in two words. Two keys of a thousand million have the same
 * with a probability of 10^-21, and nobody can choose keys that have: a hash that is not
 * cryptographic would let whoever writes the input make records disappear.
 */
final class KeyDigest {
  private final MessageDigest sha256;
  private long high;
  private long low;

  KeyDigest() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  void take(DeduplicateKey key) {
    ByteBuffer digest = ByteBuffer.wrap(sha256.digest(key.bytes()));
    high = digest.getLong();
    low = digest.getLong();
  }

  long high() {
    return high;
  }

  long low() {
    return low;
  }
}
