package dev.sluice.runtime.ledger;

import dev.sluice.core.ledger.Account;
import dev.sluice.core.ledger.AccountId;
import dev.sluice.core.ledger.Reason;
import dev.sluice.core.ledger.Tally;
import dev.sluice.runtime.row.Coordinates;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A step's book, or that of an encoder: what comes in goes out or is taken, and is said so. */
public final class StepBook implements Book {
  private final AccountId id;
  private final MutableTally in = new MutableTally();
  private final MutableTally main = new MutableTally();
  private final Map<String, MutableTally> branches = new HashMap<>();
  private final Map<Reason, MutableTally> taken = new EnumMap<>(Reason.class);
  private long reported;

  public StepBook(AccountId id) {
    this.id = id;
  }

  /** A record comes in; its digest is what the others are told. */
  public long in(Coordinates record) {
    long digest = record.digest();
    in.add(digest);
    return digest;
  }

  public void out(long digest) {
    main.add(digest);
  }

  public void out(String branch, long digest) {
    branches.computeIfAbsent(branch, name -> new MutableTally()).add(digest);
  }

  public void take(Reason reason, long digest) {
    taken.computeIfAbsent(reason, name -> new MutableTally()).add(digest);
  }

  /** One more copy of a record goes out. */
  public void copy(long digest) {
    taken.computeIfAbsent(Reason.COPIED, name -> new MutableTally()).subtract(digest);
  }

  @Override
  public Optional<Account> report() {
    Tally all = in.now();
    if (all.count() == reported) {
      return Optional.empty();
    }
    reported = all.count();
    SortedMap<String, Tally> out = new TreeMap<>();
    branches.forEach((branch, tally) -> out.put(branch, tally.now()));
    if (branches.isEmpty()) {
      out.put(Account.MAIN, main.now());
    }
    return Optional.of(new Account.Step(id, all, out, Takings.of(taken)));
  }
}
