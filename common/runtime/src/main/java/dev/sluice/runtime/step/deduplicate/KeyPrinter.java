package dev.sluice.runtime.step.deduplicate;

import java.nio.ByteBuffer;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Makes {@link KeyPrint}s, in memory of its own: not for two threads. */
final class KeyPrinter {
  private static final int SIZE = 32;

  private final MessageDigest sha256;
  private final ByteBuffer words = ByteBuffer.allocate(SIZE);

  KeyPrinter() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  KeyPrint of(DeduplicateKey key) {
    return of(key.bytes(), key.bytes().length);
  }

  /** Of the key that the first bytes are. */
  KeyPrint of(byte[] bytes, int length) {
    sha256.update(bytes, 0, length);
    try {
      sha256.digest(words.array(), 0, SIZE);
    } catch (DigestException e) {
      throw new IllegalStateException("a SHA-256 has 32 bytes", e);
    }
    return new KeyPrint(hash(bytes, length), words.getLong(0), words.getLong(Long.BYTES));
  }

  /** As {@link java.util.Arrays#hashCode(byte[])}: where keys stand in savepoints hangs on it. */
  private static int hash(byte[] bytes, int length) {
    int hash = 1;
    for (int i = 0; i < length; i++) {
      hash = 31 * hash + bytes[i];
    }
    return hash;
  }
}
