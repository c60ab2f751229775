package dev.sluice.runtime.kafka;

import java.util.EnumMap;
import java.util.Map;

/** What the histories came to: a model in which nothing happens proves nothing. */
final class ModelCounts {
  final Map<CommitDecision, Long> decisions = new EnumMap<>(CommitDecision.class);
  long refused;
  long ofRestored;
  long retries;
  long unknown;

  @Override
  public String toString() {
    return "refused %d, of restored %d, decisions %s".formatted(refused, ofRestored, decisions);
  }
}
