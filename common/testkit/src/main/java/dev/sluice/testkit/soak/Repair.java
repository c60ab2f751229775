package dev.sluice.testkit.soak;

import dev.sluice.ops.cluster.ClusterException;
import dev.sluice.ops.cluster.FlinkCluster;
import dev.sluice.ops.cluster.JvmProcess;
import dev.sluice.ops.cluster.KafkaCluster;
import dev.sluice.ops.cluster.KafkaNodeSpec;
import dev.sluice.ops.console.Console;
import dev.sluice.testkit.fault.FaultSite;

/**
 * Brings back the processes that a fault which failed half-way has left down or frozen, so that the
 * next one meets a whole site again.
 */
record Repair(FaultSite site, Console console) implements Runnable {
  @Override
  public void run() {
    try {
      repairKafka(site.kafka().cluster());
      repairFlink(site.flink().cluster());
    } catch (ClusterException e) {
      // if this matters, the pipelines do not come back, and that is judged
      console.say("could not repair what a fault has left: " + e.getMessage());
    }
  }

  private static void repairKafka(KafkaCluster kafka) {
    for (KafkaNodeSpec node : kafka.spec().nodes()) {
      JvmProcess process = kafka.node(node.id());
      if (process.isAlive()) {
        process.resume();
      } else {
        kafka.restart(node.id());
      }
    }
  }

  private static void repairFlink(FlinkCluster flink) {
    if (flink.jobManager().isAlive()) {
      flink.jobManager().resume();
    }
    for (int number = 1; number <= flink.spec().taskManagers(); number++) {
      if (flink.taskManager(number).isAlive()) {
        flink.taskManager(number).resume();
      } else {
        flink.startTaskManager(number);
      }
    }
  }
}
