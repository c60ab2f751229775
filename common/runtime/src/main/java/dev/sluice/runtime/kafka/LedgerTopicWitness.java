package dev.sluice.runtime.kafka;

import dev.sluice.core.ledger.Marker;
import dev.sluice.core.ledger.UnreadableLedgerException;
import dev.sluice.core.name.TopicName;
import dev.sluice.core.spec.ClusterProfile;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Looks for markers in the ledger topic: first where recent ones lie, then, if one is missing, in
 * what is older, and last above the last stable offset. Above it an open transaction of another
 * subtask hides what is committed.
 */
final class LedgerTopicWitness implements MarkerWitness {
  private final ClusterProfile cluster;
  private final TopicName topic;
  private final Duration recent;
  private final Clock clock;

  /**
   * @param recent where to begin: a marker of a transaction that may still be open is not older
   *     than Kafka's transaction timeout
   */
  LedgerTopicWitness(ClusterProfile cluster, TopicName topic, Duration recent, Clock clock) {
    this.cluster = cluster;
    this.topic = topic;
    this.recent = recent;
    this.clock = clock;
  }

  @Override
  public Map<Marker, MarkerEvidence> look(Set<Marker> sought)
      throws IOException, InterruptedException {
    try (LedgerLog log = LedgerLog.open(cluster, topic)) {
      return log.exists() ? search(log, new MarkerSearch(sought)) : Map.of();
    } catch (InterruptException e) {
      Thread.interrupted();
      throw new InterruptedException(e.getMessage());
    } catch (KafkaException e) {
      throw new IOException("cannot look for a transaction's marker in '" + topic + "'", e);
    } catch (UnreadableLedgerException e) {
      throw new IOException(
          "the ledger '" + topic + "' has a marker that this release cannot read", e);
    }
  }

  private Map<Marker, MarkerEvidence> search(LedgerLog log, MarkerSearch search)
      throws IOException, UnreadableLedgerException {
    long first = log.firstOffset();
    // everything below was decided when this was asked, everything above is looked at afterwards
    long stable = log.lastStableOffset();
    long begin = Math.max(first, Math.min(stable, log.offsetAt(clock.instant().minus(recent))));
    log.readCommitted(begin, stable, search::committed);
    if (!search.isOver()) {
      log.readCommitted(first, begin, search::committed);
    }
    if (!search.isOver()) {
      log.readAnything(stable, search::undecided);
    }
    return search.evidence(first == 0);
  }
}
