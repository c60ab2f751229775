package dev.sluice.runtime.ledger;

import dev.sluice.core.ledger.AccountId;
import dev.sluice.core.ledger.AccountId.Role;
import dev.sluice.core.name.NodeName;
import java.security.SecureRandom;
import org.apache.flink.api.common.TaskInfo;

/** Draws the lives of operators: at each start another one, whoever restarts whatever. */
public final class Lives {
  private static final SecureRandom RANDOM = new SecureRandom();

  private Lives() {}

  public static AccountId begin(NodeName node, Role role, TaskInfo task) {
    return new AccountId(node.value(), role, task.getIndexOfThisSubtask(), RANDOM.nextLong());
  }
}
