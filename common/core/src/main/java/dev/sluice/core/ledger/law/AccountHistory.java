package dev.sluice.core.ledger.law;

import dev.sluice.core.ledger.Account;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;

/** What one account said last, and in the epochs before, for a loss that is found out later. */
final class AccountHistory {
  /** A loss is found when its commit is refused, in the same epoch or a few later. */
  private static final int REMEMBERED = 32;

  private record Stated(long epoch, Account account) {}

  private final Deque<Stated> newestFirst = new ArrayDeque<>();

  Optional<Account> latest() {
    return Optional.ofNullable(newestFirst.peekFirst()).map(Stated::account);
  }

  /** The account as it stood when the epoch ended. */
  Optional<Account> upTo(long epoch) {
    return newestFirst.stream()
        .filter(stated -> stated.epoch() <= epoch)
        .findFirst()
        .map(Stated::account);
  }

  /** Whether something was said in the epochs after the one, and up to the other. */
  boolean speaksOf(long since, long epoch) {
    return newestFirst.stream().anyMatch(said -> since < said.epoch() && said.epoch() <= epoch);
  }

  /**
   * Accounts only grow, so one that says less is an older one that came by another way.
   *
   * @return whether it says something new
   */
  boolean isNews(Account account) {
    Stated last = newestFirst.peekFirst();
    return last == null
        || !account.equals(last.account()) && progress(account) >= progress(last.account());
  }

  void add(long epoch, Account account) {
    newestFirst.addFirst(new Stated(epoch, account));
    if (newestFirst.size() > REMEMBERED) {
      newestFirst.removeLast();
    }
  }

  /** Its life is over, and the one after it too: what it said last is enough. */
  void forgetAllButLast() {
    Iterator<Stated> older = newestFirst.iterator();
    older.next();
    while (older.hasNext()) {
      older.next();
      older.remove();
    }
  }

  private static long progress(Account account) {
    if (account instanceof Account.Source source) {
      return source.lines().stream().mapToLong(line -> line.next() + 1).sum();
    }
    if (account instanceof Account.Step step) {
      return step.in().count();
    }
    return ((Account.Sink) account).in().count();
  }
}
