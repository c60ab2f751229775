package dev.sluice.runtime.step.deduplicate;

import java.nio.ByteBuffer;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The first 128 bits of a key's SHA-256, in two words. Two keys of a thousand million have the same
 * with a probability of 10^-21, and nobody can choose keys that have: a hash that is not
 * cryptographic would let whoever writes the input make records disappear.
 */
final class KeyDigest {
  private static final int SIZE = 32;

  private final MessageDigest sha256;
  private final ByteBuffer words = ByteBuffer.allocate(SIZE);
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
    sha256.update(key.bytes());
    try {
      sha256.digest(words.array(), 0, SIZE);
    } catch (DigestException e) {
      throw new IllegalStateException("a SHA-256 has 32 bytes", e);
    }
    high = words.getLong(0);
    low = words.getLong(Long.BYTES);
  }

  long high() {
    return high;
  }

  long low() {
    return low;
  }
}
