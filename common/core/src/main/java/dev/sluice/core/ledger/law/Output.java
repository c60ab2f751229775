package dev.sluice.core.ledger.law;

import dev.sluice.core.ledger.Account;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A partition that a sink writes. */
public record Output(String sink, String topic, int partition) {

  static Map<Output, Claim> of(Account.Sink account) {
    Map<Output, Claim> claims = new HashMap<>();
    account
        .lines()
        .forEach(
            line ->
                claims.put(
                    new Output(account.id().node(), account.topic(), line.partition()),
                    new Claim(line.written(), line.content())));
    return claims;
  }

  /** What a sink's account claims more than an older one of the same life, if there is one. */
  static Map<Output, Claim> more(Account.Sink after, Optional<Account> older) {
    Map<Output, Claim> claims = of(after);
    Map<Output, Claim> before =
        older.map(Account.Sink.class::cast).map(Output::of).orElse(Map.of());
    before.forEach((output, claim) -> claims.merge(output, Claim.NONE.minus(claim), Claim::plus));
    claims.values().removeIf(Claim.NONE::equals);
    return claims;
  }
}
