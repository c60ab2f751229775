package dev.sluice.runtime.kafka;

import dev.sluice.core.ledger.Account;
import dev.sluice.core.ledger.AccountId;
import dev.sluice.core.ledger.InputLine;
import dev.sluice.core.ledger.InputPartition;
import dev.sluice.core.ledger.LedgerFormat;
import dev.sluice.core.ledger.Marker;
import dev.sluice.core.ledger.UnreadableLedgerException;
import dev.sluice.core.ledger.law.Input;
import dev.sluice.core.name.NodeName;
import dev.sluice.core.name.TopicName;
import dev.sluice.core.spec.ClusterProfile;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * How far the sources of a pipeline have read, by what the end of its ledger says: the last life of
 * each partition that is found there. Partitions that were idle for long are not.
 */
final class LedgerPositions {
  /** Offsets: some hundred epochs of a usual pipeline, some megabytes at most. */
  private static final long TAIL = 10_000;

  private record Position(AccountId life, long next) {
    static Position last(Position known, Position more) {
      return known.life().equals(more.life()) && known.next() > more.next() ? known : more;
    }
  }

  private final Map<Input, Position> positions = new HashMap<>();

  /**
   * What is committed by now.
   *
   * @throws IOException when Kafka does not give it, or it cannot be read
   */
  static LedgerPositions read(ClusterProfile cluster, TopicName topic) throws IOException {
    LedgerPositions positions = new LedgerPositions();
    try (LedgerLog log = LedgerLog.open(cluster, topic)) {
      if (log.exists()) {
        long end = log.lastStableOffset();
        log.readCommitted(
            Math.max(log.firstOffset(), end - TAIL), end, (key, value) -> positions.read(value));
      }
    } catch (UnreadableLedgerException e) {
      throw new IOException("the ledger '" + topic + "' cannot be read by this release", e);
    }
    return positions;
  }

  private void read(byte[] value) throws UnreadableLedgerException {
    if (LedgerFormat.read(value) instanceof Marker marker) {
      accept(marker);
    }
  }

  /** In the order of the log. */
  void accept(Marker marker) {
    for (Account account : marker.accounts()) {
      if (account instanceof Account.Source source) {
        for (InputLine line : source.lines()) {
          positions.merge(
              new Input(source.id().node(), line.partition()),
              new Position(source.id(), line.next()),
              Position::last);
        }
      }
    }
  }

  /** The offset after the last record that was read and committed, if that is known. */
  OptionalLong next(NodeName source, InputPartition partition) {
    Position position = positions.get(new Input(source.value(), partition));
    return position == null ? OptionalLong.empty() : OptionalLong.of(position.next());
  }
}
