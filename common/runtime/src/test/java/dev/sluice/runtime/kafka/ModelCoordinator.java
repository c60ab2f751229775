package dev.sluice.runtime.kafka;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.TransactionState;
import org.jspecify.annotations.Nullable;

/**
 * Kafka's transaction coordinator, one transition at a time, after TransactionCoordinator.scala and
 * TransactionMetadata.java of Kafka 4 and KIP-890; ModelAgainstKafkaIT compares it with brokers.
 */
final class ModelCoordinator {
  /** Kafka's Short.MAX_VALUE, small, so that histories get there. */
  static final int MAX_EPOCH = 7;

  /** Answers to a client. */
  enum Answer {
    OK,
    CONCURRENT,
    FENCED,
    INVALID_STATE,
    INVALID_PID_MAPPING
  }

  /** Who a client is; a producer that was resumed speaks version 1 whatever the cluster does. */
  record Client(String id, long producerId, int epoch, int version) {}

  private static final class Entry {
    long producerId;
    long previousProducerId = -1;
    long nextProducerId = -1;
    int epoch;
    TransactionState state = TransactionState.EMPTY;
    @Nullable ModelTransaction open;
  }

  private final Map<String, Entry> entries = new TreeMap<>();
  private long producerIds;
  private int version;

  ModelCoordinator(int version) {
    this.version = version;
  }

  void upgrade() {
    version = 2;
  }

  int version() {
    return version;
  }

  Iterable<String> transactionalIds() {
    return entries.keySet().stream().toList();
  }

  Optional<TransactionEvidence> describe(String id) {
    return Optional.ofNullable(entries.get(id))
        .map(e -> new TransactionEvidence(e.state, e.producerId, e.epoch, version));
  }

  /** InitProducerId; empty for CONCURRENT_TRANSACTIONS. */
  Optional<Client> init(String id) {
    Entry entry = entries.get(id);
    if (entry == null) {
      entry = new Entry();
      entry.producerId = newProducerId();
      entries.put(id, entry);
      return Optional.of(new Client(id, entry.producerId, 0, version));
    }
    switch (entry.state) {
      case ONGOING -> fence(entry);
      case EMPTY, COMPLETE_ABORT, COMPLETE_COMMIT -> {
        entry.state = TransactionState.EMPTY;
        if (entry.epoch >= MAX_EPOCH - 1) {
          entry.previousProducerId = entry.producerId;
          entry.producerId = newProducerId();
          entry.epoch = 0;
        } else {
          entry.epoch++;
        }
        return Optional.of(new Client(id, entry.producerId, entry.epoch, version));
      }
      default -> {}
    }
    return Optional.empty();
  }

  /** The first record of a transaction. */
  boolean begin(Client client, ModelTransaction transaction) {
    Entry entry = entries.get(client.id());
    if (entry == null
        || entry.producerId != client.producerId()
        || entry.epoch != client.epoch()
        || entry.state == TransactionState.ONGOING
        || isPrepared(entry)) {
      return false;
    }
    entry.state = TransactionState.ONGOING;
    entry.open = transaction;
    return true;
  }

  /** EndTxn of a client. */
  Answer end(Client client, boolean commit) {
    Entry entry = entries.get(client.id());
    if (entry == null) {
      return Answer.INVALID_PID_MAPPING;
    }
    boolean bumps = client.version() >= 2;
    boolean overflowed =
        bumps
            && entry.previousProducerId == client.producerId()
            && client.epoch() == MAX_EPOCH - 1
            && entry.epoch == 0;
    boolean repeated = overflowed || (bumps && entry.epoch == client.epoch() + 1);
    if (entry.producerId != client.producerId() && !overflowed) {
      return Answer.INVALID_PID_MAPPING;
    }
    if (!isValidEpoch(entry, client, bumps, repeated)) {
      return Answer.FENCED;
    }
    return switch (entry.state) {
      case ONGOING -> {
        if (bumps && entry.epoch >= MAX_EPOCH - 1) {
          entry.nextProducerId = newProducerId();
        }
        entry.epoch += bumps ? 1 : 0;
        prepare(entry, commit);
        yield Answer.OK;
      }
      case COMPLETE_COMMIT -> commit && (repeated || !bumps) ? Answer.OK : Answer.INVALID_STATE;
      case COMPLETE_ABORT -> commit || (bumps && !repeated) ? Answer.INVALID_STATE : Answer.OK;
      case PREPARE_COMMIT -> commit ? Answer.CONCURRENT : Answer.INVALID_STATE;
      case PREPARE_ABORT -> commit ? Answer.INVALID_STATE : Answer.CONCURRENT;
      case EMPTY, PREPARE_EPOCH_FENCE, UNKNOWN -> Answer.INVALID_STATE;
    };
  }

  private static boolean isValidEpoch(Entry entry, Client client, boolean bumps, boolean repeated) {
    boolean same = entry.epoch == client.epoch();
    if (!bumps
        || entry.state == TransactionState.ONGOING
        || entry.state == TransactionState.EMPTY) {
      return same;
    }
    return repeated || (same && !isPrepared(entry));
  }

  /** Kafka aborts what is open for longer than the transaction timeout. */
  void timeOut(String id) {
    Entry entry = entries.get(id);
    if (entry != null && entry.state == TransactionState.ONGOING) {
      fence(entry);
    }
  }

  /** The control records have reached some partitions, the ledger's among them. */
  void writeControlRecords(String id) {
    Entry entry = entries.get(id);
    if (entry != null && entry.open != null && isPrepared(entry)) {
      entry.open.writeControlRecord();
    }
  }

  /** All partitions have the control records. */
  void complete(String id) {
    Entry entry = entries.get(id);
    if (entry == null || entry.open == null || !isPrepared(entry)) {
      return;
    }
    entry.open.writeControlRecord();
    entry.open = null;
    entry.state =
        entry.state == TransactionState.PREPARE_COMMIT
            ? TransactionState.COMPLETE_COMMIT
            : TransactionState.COMPLETE_ABORT;
    if (entry.nextProducerId >= 0) {
      entry.previousProducerId = entry.producerId;
      entry.producerId = entry.nextProducerId;
      entry.epoch = 0;
      entry.nextProducerId = -1;
    }
  }

  /** An id that nobody used for transactional.id.expiration.ms. */
  void expire(String id) {
    Entry entry = entries.get(id);
    if (entry != null && entry.state != TransactionState.ONGOING && !isPrepared(entry)) {
      entries.remove(id);
    }
  }

  /** The epoch is raised once, with both versions: measured. */
  private void fence(Entry entry) {
    if (version >= 2 && entry.epoch >= MAX_EPOCH - 1) {
      entry.nextProducerId = newProducerId();
    }
    entry.epoch++;
    prepare(entry, false);
  }

  private static void prepare(Entry entry, boolean commit) {
    entry.state = commit ? TransactionState.PREPARE_COMMIT : TransactionState.PREPARE_ABORT;
    if (entry.open != null) {
      entry.open.prepare(commit ? ModelTransaction.Fate.COMMITTED : ModelTransaction.Fate.ABORTED);
    }
  }

  private static boolean isPrepared(Entry entry) {
    return entry.state == TransactionState.PREPARE_COMMIT
        || entry.state == TransactionState.PREPARE_ABORT;
  }

  private long newProducerId() {
    return producerIds++;
  }
}
