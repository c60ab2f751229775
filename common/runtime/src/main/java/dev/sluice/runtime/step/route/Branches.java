package dev.sluice.runtime.step.route;

import dev.sluice.core.expression.EvaluationException;
import dev.sluice.core.expression.Expression;
import dev.sluice.core.name.NodeName;
import dev.sluice.runtime.row.Row;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The conditions of a route, in their order. */
record Branches(Map<NodeName, Expression> conditions) {
  Branches {
    conditions = Collections.unmodifiableMap(new LinkedHashMap<>(conditions));
  }

  /**
   * The first branch whose condition is TRUE; conditions behind it are not evaluated.
   *
   * @throws EvaluationException naming the branch whose condition failed
   */
  Optional<NodeName> choose(Row row) {
    for (Map.Entry<NodeName, Expression> branch : conditions.entrySet()) {
      if (holds(branch.getKey(), branch.getValue(), row)) {
        return Optional.of(branch.getKey());
      }
    }
    return Optional.empty();
  }

  private static boolean holds(NodeName branch, Expression condition, Row row) {
    try {
      return condition.test(row);
    } catch (EvaluationException e) {
      throw new EvaluationException(e.code(), "branch '" + branch + "': " + e.getMessage());
    }
  }
}
