package dev.sluice.core.ledger.law;

import dev.sluice.core.ledger.Account;
import dev.sluice.core.ledger.AccountId.Role;
import dev.sluice.core.ledger.InputLine;
import dev.sluice.core.ledger.Reason;
import dev.sluice.core.ledger.Tally;
import java.util.HashMap;
import java.util.Map;

/**
 * One side of an edge, over all subtasks: what the operators of a node took in, gave to a branch,
 * or took off the road.
 *
 * @param name the branch, or the reason; empty for what came in
 */
public record Side(String node, Role role, Flow flow, String name) {

  /** Which way records go. */
  public enum Flow {
    IN,
    OUT,
    TAKEN
  }

  public static Side in(String node, Role role) {
    return new Side(node, role, Flow.IN, "");
  }

  public static Side out(String node, Role role, String branch) {
    return new Side(node, role, Flow.OUT, branch);
  }

  public static Side taken(String node, Role role, String reason) {
    return new Side(node, role, Flow.TAKEN, reason);
  }

  static Side dead(String node, Role role) {
    return taken(node, role, Reason.DEAD.text());
  }

  /** What an account says of each side. */
  static Map<Side, Tally> of(Account account) {
    String node = account.id().node();
    Role role = account.id().role();
    Map<Side, Tally> sides = new HashMap<>();
    if (account instanceof Account.Source source) {
      sides.put(
          in(node, role),
          source.lines().stream().map(InputLine::read).reduce(Tally.ZERO, Tally::plus));
      sides.put(out(node, role, Account.MAIN), source.out());
      source.taken().forEach((reason, tally) -> sides.put(taken(node, role, reason), tally));
    } else if (account instanceof Account.Step step) {
      sides.put(in(node, role), step.in());
      step.out().forEach((branch, tally) -> sides.put(out(node, role, branch), tally));
      step.taken().forEach((reason, tally) -> sides.put(taken(node, role, reason), tally));
    } else if (account instanceof Account.Sink sink) {
      sides.put(in(node, role), sink.in());
    }
    return sides;
  }
}
