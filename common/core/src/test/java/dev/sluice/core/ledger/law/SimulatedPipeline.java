package dev.sluice.core.ledger.law;

import dev.sluice.core.ledger.Account;
import dev.sluice.core.ledger.AccountId;
import dev.sluice.core.ledger.AccountId.Role;
import dev.sluice.core.ledger.Charter;
import dev.sluice.core.ledger.CharterNode;
import dev.sluice.core.ledger.CharterNode.Kind;
import dev.sluice.core.ledger.InputPartition;
import dev.sluice.core.ledger.LedgerRecord;
import dev.sluice.core.ledger.Loss;
import dev.sluice.core.ledger.Marker;
import dev.sluice.core.ledger.Provenance;
import dev.sluice.core.ledger.Tally;
import dev.sluice.core.ledger.TopicId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A pipeline with a filter, a route, a union and dead letters that restarts, rescales and writes
 * its ledger as the runtime does: {@code in -> keep -> split -> a (split.a), b (split.b + keep)}.
 */
final class SimulatedPipeline {
  static final Charter CHARTER =
      Charter.of(
          "simulated",
          List.of(
              node("in", Kind.SOURCE, ""),
              node("keep", Kind.STEP, "", "in"),
              node("split", Kind.STEP, "", "keep"),
              node("a", Kind.SINK, "topic-a", "split.a"),
              node("b", Kind.SINK, "topic-b", "split.b", "keep"),
              node("dead-letters", Kind.DEAD_LETTERS, "dead")));
  private static final int OUTPUT_PARTITIONS = 3;

  private final Random random;
  private final Defect defect;
  private final List<InputPartition> partitions = new ArrayList<>();
  private final Map<InputPartition, Long> next = new LinkedHashMap<>();
  private final List<LedgerEntry> entries = new ArrayList<>();
  private Map<String, Operator> operators = new LinkedHashMap<>();
  // stated in an epoch that was given up
  private final Map<AccountId, Account> unsaid = new LinkedHashMap<>();
  private int parallelism;
  private long epoch;
  private long begun;
  private boolean due;
  private boolean happened;

  SimulatedPipeline(long seed, Defect defect) {
    this.random = new Random(seed);
    this.defect = defect;
    int count = 1 + random.nextInt(4);
    for (int partition = 0; partition < count; partition++) {
      partitions.add(new InputPartition("input", new TopicId(7, seed), partition));
      next.put(partitions.get(partition), (long) random.nextInt(1000));
    }
    start();
  }

  private static CharterNode node(String name, Kind kind, String topic, String... from) {
    return new CharterNode(name, kind, List.of(from), topic, Provenance.OFFSETS);
  }

  List<LedgerEntry> entries() {
    return Collections.unmodifiableList(entries);
  }

  boolean defectHappened() {
    return happened;
  }

  /** Runs on; in the middle of it the defect is due. */
  void run(int epochs, int recordsAnEpoch) {
    for (int i = 0; i < epochs; i++) {
      due |= i >= epochs / 3;
      if (i > 0 && random.nextInt(10) == 0) {
        start();
      }
      for (InputPartition partition : partitions) {
        for (int n = random.nextInt(recordsAnEpoch + 1); n > 0; n--) {
          one(partition);
        }
      }
      checkpoint();
    }
  }

  private boolean strikes(Defect kind) {
    if (defect != kind || !due || happened) {
      return false;
    }
    happened = true;
    return true;
  }

  private void start() {
    operators = new LinkedHashMap<>();
    begun = epoch;
    parallelism = 1 + random.nextInt(3);
    for (InputPartition partition : partitions) {
      long wanted = next.get(partition);
      if (strikes(Defect.SKIPS_INPUT)) {
        wanted += 3;
      } else if (wanted >= 2 && strikes(Defect.REPEATS_INPUT)) {
        wanted -= 2;
      }
      next.put(partition, wanted);
      operator("in", Role.SOURCE, subtask(partition)).takesOver(partition, wanted, wanted);
    }
    if (defect != Defect.HAS_NO_CHARTER) {
      append(CHARTER);
    }
    happened |= defect == Defect.HAS_NO_CHARTER;
  }

  private int subtask(InputPartition partition) {
    return partition.partition() % parallelism;
  }

  private Operator operator(String node, Role role, int subtask) {
    return operators.computeIfAbsent(
        node + role + subtask,
        key ->
            new Operator(
                new AccountId(node, role, subtask, random.nextLong()), "topic-" + node, begun));
  }

  private void one(InputPartition partition) {
    // now and then the end of a transaction takes an offset
    long step = random.nextInt(20) == 0 ? 2 : 1;
    long offset = next.merge(partition, step, Long::sum) - 1;
    int subtask = subtask(partition);
    Tally record = new Tally(1, partition.digest(offset));
    Operator in = operator("in", Role.SOURCE, subtask);
    in.read(partition, offset, record);
    if (random.nextInt(15) == 0) {
      in.taken("dead", record);
      dead(record, subtask);
      return;
    }
    in.out(Account.MAIN, record);
    Operator keep = operator("keep", Role.STEP, subtask);
    keep.in(record);
    if (random.nextInt(3) == 0) {
      if (!strikes(Defect.FORGETS_WHAT_WAS_TAKEN)) {
        keep.taken("filtered", record);
      }
      return;
    }
    keep.out(Account.MAIN, record);
    sink("b", record, subtask);
    Operator split = operator("split", Role.STEP, random.nextInt(parallelism));
    split.in(record);
    String branch = random.nextBoolean() ? "a" : "b";
    split.out(branch, record);
    sink(branch, record, subtask);
  }

  private void dead(Tally record, int subtask) {
    if (!strikes(Defect.LOSES_A_DEAD_LETTER)) {
      operator("dead-letters", Role.SINK, subtask).write(0, record);
    }
  }

  private void sink(String name, Tally record, int subtask) {
    if (strikes(Defect.LOSES_ON_AN_EDGE)) {
      return;
    }
    Tally arrived = strikes(Defect.SWAPS_ON_AN_EDGE) ? new Tally(1, random.nextLong()) : record;
    for (int i = strikes(Defect.REPEATS_ON_AN_EDGE) ? 2 : 1; i > 0; i--) {
      Operator encoder = operator(name, Role.ENCODE, subtask);
      encoder.in(arrived);
      if (random.nextInt(30) == 0) {
        encoder.taken("dead", arrived);
        dead(arrived, subtask);
      } else {
        encoder.out(Account.MAIN, arrived);
        operator(name, Role.SINK, subtask).write(random.nextInt(OUTPUT_PARTITIONS), arrived);
      }
    }
  }

  private void checkpoint() {
    epoch++;
    List<Account> shared = new ArrayList<>();
    List<Operator> writers = new ArrayList<>();
    for (Operator operator : operators.values()) {
      if (operator.id.role() == Role.SINK) {
        writers.add(operator);
      } else if (operator.takeMoved()) {
        shared.add(operator.account());
      }
    }
    if (writers.isEmpty()) {
      writers.add(operator("a", Role.SINK, 0));
    }
    Collections.shuffle(writers, random);
    int first = entries.size();
    int second = first;
    if (random.nextInt(10) == 0) {
      // given up on its way: the next one speaks for the writers that it did not come to
      List<Operator> reached = writers.subList(0, random.nextInt(writers.size()));
      enter(reached, shared);
      shared.forEach(account -> unsaid.put(account.id(), account));
      second = entries.size();
      epoch++;
    }
    shared.forEach(account -> unsaid.put(account.id(), account));
    enter(writers, List.copyOf(unsaid.values()));
    unsaid.clear();
    merge(first, second);
  }

  /** Transactions of both epochs come to the ledger as they like, those of one writer in order. */
  private void merge(int first, int second) {
    Deque<LedgerRecord> givenUp = new ArrayDeque<>();
    entries.subList(first, second).forEach(entry -> givenUp.add(entry.record()));
    Deque<LedgerRecord> next = new ArrayDeque<>();
    entries.subList(second, entries.size()).forEach(entry -> next.add(entry.record()));
    entries.subList(first, entries.size()).clear();
    while (!givenUp.isEmpty() || !next.isEmpty()) {
      boolean mayBeNext =
          !next.isEmpty()
              && givenUp.stream().noneMatch(record -> writer(record).equals(writer(next.peek())));
      append(
          mayBeNext && (givenUp.isEmpty() || random.nextBoolean())
              ? next.remove()
              : givenUp.remove());
    }
  }

  private static AccountId writer(LedgerRecord record) {
    return record instanceof Loss loss ? loss.marker().sink() : ((Marker) record).sink();
  }

  private void enter(List<Operator> writers, List<Account> shared) {
    boolean carries = true;
    for (Operator writer : writers) {
      long since = writer.closes(epoch);
      List<Account> accounts = new ArrayList<>();
      if (writer.takeMoved()) {
        accounts.add(writer.account());
      }
      if (carries || random.nextBoolean()) {
        accounts.addAll(shared);
      }
      if (!accounts.isEmpty()) {
        Marker marker = writer.marker(CHARTER.generation(), since, epoch, accounts);
        boolean lost =
            accounts.get(0).id().equals(writer.id) && strikes(Defect.LOSES_A_TRANSACTION);
        append(lost ? new Loss(marker, "simulated.tx", false) : marker);
      }
      carries = false;
    }
  }

  private void append(LedgerRecord record) {
    entries.add(new LedgerEntry(entries.size() * 2L, 1_000 * epoch, record));
  }
}
