package dev.sluice.runtime.kafka;

import dev.sluice.core.ledger.AccountId;
import dev.sluice.core.ledger.Charter;
import dev.sluice.core.ledger.LedgerFormat;
import dev.sluice.core.ledger.Loss;
import dev.sluice.core.ledger.Marker;
import dev.sluice.runtime.kafka.ModelCoordinator.Answer;
import dev.sluice.runtime.kafka.ModelCoordinator.Client;
import dev.sluice.runtime.kafka.ModelTransaction.Fate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.TransactionState;
import org.jspecify.annotations.Nullable;

/**
 * One subtask of a sink, its savepoints and its restarts, on a {@link ModelCoordinator}, with
 * everything that can go wrong drawn from a seed. What is decided is compared at once with what
 * became of the transaction.
 */
final class ModelHistory {
  private static final int STEPS = 60;
  private static final Charter CHARTER = Charter.of("model", List.of());
  private static final String CHARTER_KEY = CHARTER.key();
  private static final byte[] CHARTER_BYTES = LedgerFormat.write(CHARTER);

  /** What is under test. */
  interface Decider {
    CommitDecision decide(
        long producerId, int epoch, Optional<TransactionEvidence> seen, MarkerEvidence marker);
  }

  /** The connector's names of transactions. */
  enum Naming {
    INCREMENTING,
    POOLING
  }

  /**
   * @param upgrade to transaction.version 2 on the way
   * @param deletions the beginning of the ledger may be deleted
   */
  record Setting(
      int version,
      Naming naming,
      boolean ledger,
      boolean upgrade,
      boolean deletions,
      boolean goesOn) {}

  private record Prepared(Client client, ModelTransaction transaction) {}

  private record Savepoint(long checkpoint, List<Prepared> prepared) {}

  private final Setting setting;
  private final Decider decider;
  private final SplittableRandom random;
  private final ModelCoordinator coordinator;
  private final ModelLedger ledger = new ModelLedger();
  private final ModelCounts counts;
  private final List<Savepoint> savepoints = new ArrayList<>();

  private boolean running;
  private boolean charterWritten;
  private long life;
  private long checkpoint;
  private @Nullable Client writer;
  private final List<Prepared> pending = new ArrayList<>();
  private final List<Prepared> restored = new ArrayList<>();
  private @Nullable Client stranger;

  ModelHistory(long seed, Setting setting, Decider decider, ModelCounts counts) {
    this.setting = setting;
    this.decider = decider;
    this.random = new SplittableRandom(seed);
    this.coordinator = new ModelCoordinator(setting.version());
    this.counts = counts;
    savepoints.add(new Savepoint(0, List.of()));
  }

  void run() {
    for (int step = 0; step < STEPS; step++) {
      if (random.nextInt(3) == 0) {
        happen();
      } else if (!running) {
        start();
      } else if (random.nextInt(12) == 0) {
        end();
      } else if (random.nextInt(5) < 3) {
        checkpoint();
      } else {
        commitPending();
      }
    }
    settle();
  }

  /** What others do meanwhile. */
  private void happen() {
    List<String> ids = new ArrayList<>();
    coordinator.transactionalIds().forEach(ids::add);
    String id = ids.isEmpty() ? "m-0-1" : ids.get(random.nextInt(ids.size()));
    switch (random.nextInt(13)) {
      case 0, 1 -> coordinator.timeOut(id);
      case 2 -> coordinator.expire(id);
      case 3 -> coordinator.init(id); // an operator fences or terminates
      case 4, 5 -> coordinator.writeControlRecords(id);
      case 6, 7, 8 -> coordinator.complete(id);
      case 9 -> moveStranger();
      case 10 -> ledger.compact();
      case 11 -> {
        if (setting.deletions()) {
          ledger.deleteBefore(random.nextInt(4));
        }
      }
      default -> {
        if (setting.upgrade()) {
          coordinator.upgrade();
        }
      }
    }
  }

  /** Another sink's transaction in the same ledger: it holds the last stable offset back. */
  private void moveStranger() {
    Client client = stranger;
    if (client != null) {
      coordinator.end(client, random.nextBoolean());
      stranger = null;
      return;
    }
    client = coordinator.init("stranger").orElse(null);
    if (client != null) {
      ModelTransaction transaction = new ModelTransaction(marker("other", life, checkpoint));
      if (coordinator.begin(client, transaction)) {
        ledger.append(transaction);
        stranger = client;
      }
    }
  }

  private void start() {
    int index = random.nextInt(4) == 0 ? random.nextInt(savepoints.size()) : savepoints.size() - 1;
    Savepoint from = savepoints.get(index);
    running = true;
    charterWritten = false;
    life = random.nextLong();
    checkpoint = from.checkpoint() + 1;
    pending.clear();
    pending.addAll(from.prepared());
    restored.clear();
    restored.addAll(from.prepared());
    abortLingering(from);
    writer = coordinator.init(nextId()).orElse(null);
  }

  private void abortLingering(Savepoint from) {
    if (setting.naming() == Naming.INCREMENTING) {
      long next = checkpoint;
      while (initialised("m-0-" + next).epoch() > 0) {
        next++;
      }
      return;
    }
    Set<String> kept =
        from.prepared().stream().map(p -> p.client().id()).collect(Collectors.toSet());
    for (String id : coordinator.transactionalIds()) {
      boolean open =
          coordinator.describe(id).filter(e -> e.state() == TransactionState.ONGOING).isPresent();
      if (open && id.startsWith("m-") && !kept.contains(id)) {
        initialised(id);
      }
    }
  }

  private Client initialised(String id) {
    Optional<Client> client = coordinator.init(id);
    while (client.isEmpty()) {
      coordinator.complete(id);
      client = coordinator.init(id);
    }
    return client.get();
  }

  private String nextId() {
    if (setting.naming() == Naming.INCREMENTING) {
      return "m-0-" + checkpoint;
    }
    Set<String> used = pending.stream().map(p -> p.client().id()).collect(Collectors.toSet());
    int offset = 0;
    while (used.contains("m-0-" + offset)) {
      offset++;
    }
    return "m-0-" + offset;
  }

  /** Cancelled: the writer aborts what it has open. Or killed: it does not. */
  private void end() {
    Client client = writer;
    if (client != null && random.nextBoolean() && open(client)) {
      if (random.nextBoolean()) {
        coordinator.end(client, false);
      }
    }
    crash();
  }

  private void crash() {
    running = false;
    writer = null;
  }

  private void checkpoint() {
    Client client = writer;
    if (client == null) {
      writer = coordinator.init(nextId()).orElse(null);
      return;
    }
    if (random.nextInt(8) > 0) {
      ModelTransaction transaction = new ModelTransaction(marker("out", life, checkpoint));
      if (!begin(client, transaction) || random.nextInt(12) == 0) {
        crash();
        return;
      }
      pending.add(new Prepared(client, transaction));
    }
    savepoints.add(new Savepoint(checkpoint, List.copyOf(pending)));
    checkpoint++;
    writer = coordinator.init(nextId()).orElse(null);
  }

  private boolean open(Client client) {
    return begin(client, new ModelTransaction(marker("out", life, checkpoint)));
  }

  private boolean begin(Client client, ModelTransaction transaction) {
    if (!coordinator.begin(client, transaction)) {
      return false;
    }
    if (!charterWritten) {
      ledger.append(CHARTER_KEY, CHARTER_BYTES, transaction);
      charterWritten = true;
    }
    ledger.append(transaction);
    return true;
  }

  private void commitPending() {
    while (running && !pending.isEmpty()) {
      Prepared next = pending.get(0);
      boolean own = !restored.contains(next);
      Answer answer = coordinator.end(own ? next.client() : resumed(next.client()), true);
      if (random.nextInt(10) == 0) {
        crash(); // the answer is lost
      } else if (answer == Answer.CONCURRENT) {
        return;
      } else if (answer == Answer.OK) {
        require(next, Fate.COMMITTED, "Kafka says committed");
        pending.remove(0);
      } else {
        follow(next, own);
      }
    }
  }

  private static Client resumed(Client client) {
    return new Client(client.id(), client.producerId(), client.epoch(), 1);
  }

  private void follow(Prepared prepared, boolean own) {
    switch (decide(prepared, true)) {
      case COMMITTED -> pending.remove(0);
      case RETRY -> {
        counts.retries++;
        crash();
      }
      case UNKNOWN -> crash();
      case LOST -> {
        if (setting.ledger()) {
          ledger.append(
              new Loss(prepared.transaction().marker, prepared.client().id(), setting.goesOn()));
        }
        if (setting.goesOn()) {
          pending.remove(0);
        } else {
          crash();
        }
      }
    }
    counts.refused++;
    counts.ofRestored += own ? 0 : 1;
  }

  private CommitDecision decide(Prepared prepared, boolean interrupted) {
    Client client = prepared.client();
    Optional<TransactionEvidence> seen = coordinator.describe(client.id());
    MarkerEvidence marker = MarkerEvidence.UNAVAILABLE;
    CommitDecision decision = decider.decide(client.producerId(), client.epoch(), seen, marker);
    if (setting.ledger()
        && (decision == CommitDecision.LOST || decision == CommitDecision.UNKNOWN)) {
      if (interrupted && random.nextInt(3) == 0) {
        happen();
      }
      marker = ledger.look(prepared.transaction().marker);
      decision = decider.decide(client.producerId(), client.epoch(), seen, marker);
    }
    String evidence = seen + ", marker " + marker;
    switch (decision) {
      case COMMITTED -> require(prepared, Fate.COMMITTED, evidence);
      case LOST -> require(prepared, Fate.ABORTED, evidence);
      case UNKNOWN -> {
        if (setting.ledger() && (marker != MarkerEvidence.UNAVAILABLE || ledger.isConclusive())) {
          throw new AssertionError("undecided although the ledger answers: " + evidence);
        }
        counts.unknown++;
      }
      case RETRY -> {}
    }
    counts.decisions.merge(decision, 1L, Long::sum);
    return decision;
  }

  /** In the end nothing is open, and every committable of every savepoint is decided. */
  private void settle() {
    for (String id : coordinator.transactionalIds()) {
      coordinator.timeOut(id);
      coordinator.complete(id);
    }
    for (Savepoint savepoint : savepoints) {
      for (Prepared prepared : savepoint.prepared()) {
        Answer answer = coordinator.end(resumed(prepared.client()), true);
        if (answer == Answer.OK) {
          require(prepared, Fate.COMMITTED, "Kafka says committed");
        } else if (decide(prepared, false) == CommitDecision.RETRY) {
          throw new AssertionError("never decided: " + prepared);
        }
      }
    }
  }

  private static void require(Prepared prepared, Fate fate, String evidence) {
    if (prepared.transaction().fate() != fate) {
      throw new AssertionError(
          "wrong: "
              + prepared.client()
              + " of epoch "
              + prepared.transaction().marker.epoch()
              + " is "
              + prepared.transaction().fate()
              + ", decided "
              + fate
              + " by "
              + evidence);
    }
  }

  private static Marker marker(String sink, long life, long epoch) {
    return Marker.first(
        CHARTER.generation(),
        new AccountId(sink, AccountId.Role.SINK, 0, life),
        epoch - 1,
        epoch,
        List.of());
  }
}
