package dev.sluice.core.name;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * {@code <pipeline>.<sink>.<8 hex of a hash>.}: no such prefix begins another one, so nothing that
 * works by {@code startsWith} (the connector's clean-up, prefixed ACLs) reaches a neighbour's
 * transactions.
 */
public record TransactionalIdPrefix(String value) implements Serializable {

  public static TransactionalIdPrefix of(PipelineName pipeline, NodeName sink) {
    String name = pipeline + "." + sink;
    return new TransactionalIdPrefix(name + "." + hash(name) + ".");
  }

  private static String hash(String name) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 4);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
