package dev.sluice.testkit.fault;

import dev.sluice.ops.cluster.ClusterException;
import dev.sluice.ops.flink.FlinkRefusedException;
import dev.sluice.ops.flink.FlinkUnreachableException;
import java.util.random.RandomGenerator;
import org.awaitility.core.ConditionTimeoutException;

/** A kind and how it is made. */
record NamedFault(String kind, Infliction infliction) implements Fault {

  interface Infliction {
    String inflict(RandomGenerator random);
  }

  @Override
  public String inflict(RandomGenerator random) {
    try {
      return infliction.inflict(random);
    } catch (ClusterException
        | FlinkRefusedException
        | FlinkUnreachableException
        | ConditionTimeoutException
        | IllegalStateException e) {
      throw new FaultFailedException(kind + ": " + e.getMessage(), e);
    }
  }
}
