package dev.sluice.core.spec;

import java.util.List;

/** References to secrets that lead nowhere on this machine: the environment is not ready. */
public final class UnresolvedSecretException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnresolvedSecretException(List<String> failures) {
    super("secrets are missing: " + String.join("; ", failures));
  }
}
