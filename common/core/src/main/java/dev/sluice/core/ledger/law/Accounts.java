package dev.sluice.core.ledger.law;

import dev.sluice.core.ledger.Account;
import dev.sluice.core.ledger.AccountId;
import dev.sluice.core.ledger.Marker;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/** The newest account of every life; the same account comes with the markers of several sinks. */
final class Accounts {
  /** Lives of one subtask whose losses may still be found out in detail. */
  private static final int DETAILED_LIVES = 2;

  /** Lives of one subtask that are known at all: a loss of an older one is a loss of unknowns. */
  private static final int KNOWN_LIVES = 8;

  private record Operator(String node, AccountId.Role role, int subtask) {}

  private final Map<AccountId, AccountHistory> histories = new HashMap<>();
  private final Map<Operator, Deque<AccountId>> lives = new HashMap<>();

  /** The epoch of a writer's newest marker. */
  private final Map<AccountId, Long> told = new HashMap<>();

  /** The account before, if the one that is given says something new. */
  record Change(Optional<Account> before, Account after) {}

  /**
   * A marker has come.
   *
   * @return the epoch that it says more than, where the one before it is not there any more
   */
  OptionalLong tell(Marker marker) {
    long known = told.getOrDefault(marker.sink(), marker.begun());
    told.merge(marker.sink(), marker.epoch(), Math::max);
    return known < marker.previous() ? OptionalLong.of(known) : OptionalLong.empty();
  }

  Optional<Change> offer(Account account, long epoch) {
    AccountHistory history = histories.get(account.id());
    if (history == null) {
      history = new AccountHistory();
      histories.put(account.id(), history);
      begin(account.id());
    }
    if (!history.isNews(account)) {
      return Optional.empty();
    }
    Change change = new Change(history.latest(), account);
    history.add(epoch, account);
    return Optional.of(change);
  }

  Optional<Account> upTo(AccountId id, long epoch) {
    return Optional.ofNullable(histories.get(id)).flatMap(history -> history.upTo(epoch));
  }

  /**
   * What all sources read after the one epoch, and up to the other: in their newest life that has
   * epochs of these numbers.
   */
  Map<Input, Input.Span> readBetween(long since, long epoch) {
    Map<Input, Input.Span> read = new HashMap<>();
    for (Deque<AccountId> newestFirst : lives.values()) {
      newestFirst.stream()
          .map(histories::get)
          .filter(Objects::nonNull)
          .filter(history -> history.speaksOf(since, epoch))
          .findFirst()
          .ifPresent(history -> readBetween(since, epoch, history, read));
    }
    return read;
  }

  private static void readBetween(
      long since, long epoch, AccountHistory history, Map<Input, Input.Span> read) {
    if (history.upTo(epoch).orElse(null) instanceof Account.Source after) {
      Input.more(after, history.upTo(since))
          .forEach((input, span) -> read.merge(input, span, Input.Span::join));
    }
  }

  private void begin(AccountId id) {
    Operator operator = new Operator(id.node(), id.role(), id.subtask());
    Deque<AccountId> newestFirst = lives.computeIfAbsent(operator, key -> new ArrayDeque<>());
    newestFirst.addFirst(id);
    newestFirst.stream()
        .skip(DETAILED_LIVES)
        .limit(1)
        .map(histories::get)
        .filter(Objects::nonNull)
        .forEach(AccountHistory::forgetAllButLast);
    if (newestFirst.size() > KNOWN_LIVES) {
      AccountId oldest = newestFirst.removeLast();
      histories.remove(oldest);
      told.remove(oldest);
    }
  }
}
