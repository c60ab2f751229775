package dev.sluice.core.ledger.law;

import dev.sluice.core.ledger.Account;
import java.util.HashMap;
import java.util.Map;

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

  /** What an account claims more than another one of the same life. */
  static Map<Output, Claim> more(Account.Sink after, Account.Sink before) {
    Map<Output, Claim> claims = of(after);
    of(before)
        .forEach((output, claim) -> claims.merge(output, Claim.NONE.minus(claim), Claim::plus));
    claims.values().removeIf(Claim.NONE::equals);
    return claims;
  }
}
