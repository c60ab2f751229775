package dev.sluice.ops.flink;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Nobody answered at the address, or not Flink. Trying again may help. */
public final class FlinkUnreachableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final URI address;

  FlinkUnreachableException(URI address, String reason, @Nullable Throwable cause) {
    super("no Flink at " + address + ": " + reason, cause);
    this.address = address;
  }

  public URI address() {
    return address;
  }
}
