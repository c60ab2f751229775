package dev.sluice.core.ledger.law;

import dev.sluice.core.ledger.Account;
import dev.sluice.core.ledger.InputLine;
import dev.sluice.core.ledger.Tally;
import dev.sluice.core.ledger.finding.BookFinding.UnbalancedAccount;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Law 2: within an account, what came in is what went out and what was taken off the road. */
final class AccountLaw {

  private AccountLaw() {}

  static Optional<UnbalancedAccount> check(Account account, long epoch) {
    if (account instanceof Account.Source source) {
      Tally read = Tally.ZERO;
      boolean possible = true;
      for (InputLine line : source.lines()) {
        read = read.plus(line.read());
        possible &= line.read().count() <= line.next() - line.start();
      }
      Tally taken = sum(source.taken().values());
      return possible && read.equals(source.out().plus(taken))
          ? Optional.empty()
          : Optional.of(unbalanced(account, read, source.out(), taken, epoch));
    }
    if (account instanceof Account.Step step) {
      Tally out = sum(step.out().values());
      Tally taken = sum(step.taken().values());
      return step.in().equals(out.plus(taken))
          ? Optional.empty()
          : Optional.of(unbalanced(account, step.in(), out, taken, epoch));
    }
    return Optional.empty();
  }

  private static Tally sum(Collection<Tally> tallies) {
    return tallies.stream().reduce(Tally.ZERO, Tally::plus);
  }

  private static UnbalancedAccount unbalanced(
      Account account, Tally in, Tally out, Tally taken, long epoch) {
    return new UnbalancedAccount(
        account.id().node(),
        account.id().role().name().toLowerCase(Locale.ROOT),
        account.id().subtask(),
        "%016x".formatted(account.id().life()),
        in.count(),
        out.count(),
        taken.count(),
        epoch);
  }
}
