package dev.sluice.core.function;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** Hashes and encodings. */
public final class Digests {
  private Digests() {}

  /** The hash of the UTF-8 bytes, in lower-case hexadecimal digits. */
  public static String hex(String algorithm, String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5, SHA-1 and SHA-2", e);
    }
  }

  public static String toBase64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  public static String fromBase64(String text) {
    try {
      return FromText.decode(Base64.getDecoder().decode(text));
    } catch (IllegalArgumentException e) {
      throw FunctionException.argument("not Base64");
    }
  }
}
