package dev.sluice.benchmarks;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Of a flight, what tells it from others. */
@JsonIgnoreProperties(ignoreUnknown = true)
final class IdentifiedFlight {
  public @Nullable String id;

  static String idOf(byte[] json) {
    return Objects.requireNonNull(Pojos.read(json, IdentifiedFlight.class).id);
  }
}
