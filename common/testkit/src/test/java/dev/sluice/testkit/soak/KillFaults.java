package dev.sluice.testkit.soak;

import dev.sluice.ops.cluster.FlinkCluster;
import dev.sluice.ops.cluster.KafkaCluster;
import dev.sluice.testkit.fault.Fault;
import dev.sluice.testkit.fault.FaultSite;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** The plainest faults, to try a soak with. */
final class KillFaults {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private KillFaults() {}

  private record Plain(String kind, Function<RandomGenerator, String> act) implements Fault {
    @Override
    public String inflict(RandomGenerator random) {
      return act.apply(random);
    }
  }

  static List<Fault> all(FaultSite site) {
    FlinkCluster flink = site.flink().cluster();
    KafkaCluster kafka = site.kafka().cluster();
    return List.of(
        new Plain(
            "kill-task-manager",
            random -> {
              int number = 1 + random.nextInt(2);
              flink.taskManager(number).killForcibly();
              flink.startTaskManager(number);
              flink.awaitReady();
              return "taskmanager-" + number;
            }),
        new Plain(
            "kill-broker",
            random -> {
              int id = 1 + random.nextInt(3);
              kafka.node(id).killForcibly();
              kafka.restart(id);
              kafka.awaitInSync(LIMIT);
              return "kafka-" + id;
            }),
        new Plain(
            "freeze-broker",
            random -> {
              int id = 1 + random.nextInt(3);
              kafka.node(id).pause();
              LockSupport.parkNanos(4_000_000_000L);
              kafka.node(id).resume();
              kafka.awaitInSync(LIMIT);
              return "kafka-" + id;
            }));
  }

  /** {@code scripts/soak} with these faults. */
  public static void main(String[] arguments) {
    System.exit(SoakCommand.execute(KillFaults::all, arguments));
  }
}
