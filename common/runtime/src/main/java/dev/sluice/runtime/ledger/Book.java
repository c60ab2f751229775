package dev.sluice.runtime.ledger;

import dev.sluice.core.ledger.Account;
import java.util.Optional;

/** What an operator keeps of the records that it has seen since it started. */
public interface Book {

  /** The account as it is now; empty if nothing has happened since it was last asked for. */
  Optional<Account> report();
}
