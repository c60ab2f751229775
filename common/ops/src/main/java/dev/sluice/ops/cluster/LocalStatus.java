package dev.sluice.ops.cluster;

import dev.sluice.ops.flink.ClusterOverview;
import dev.sluice.ops.flink.FlinkRefusedException;
import dev.sluice.ops.flink.FlinkUnreachableException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * What is there of a local set-up.
 *
 * @param flink empty (null) while the JobManager does not answer
 */
record LocalStatus(
    LocalCluster cluster,
    List<ProcessState> processes,
    Set<Integer> servingBrokers,
    @Nullable ClusterOverview flink) {

  enum Life {
    RUNNING,
    /**
     * It was started and has ended without being asked to: killed, crashed, or the machine was
     * restarted.
     */
    LOST,
    STOPPED
  }

  enum Overall {
    UP,
    PARTLY,
    DOWN
  }

  record ProcessState(String name, Life life, long pid) {}

  static LocalStatus of(LocalCluster cluster) {
    List<ProcessState> processes = new ArrayList<>();
    for (String name : cluster.processNames()) {
      Optional<JvmProcess> alive = cluster.files().find(cluster, name);
      Life dead = Files.exists(cluster.files().pidFile(name)) ? Life.LOST : Life.STOPPED;
      processes.add(
          alive
              .map(process -> new ProcessState(name, Life.RUNNING, process.pid()))
              .orElseGet(() -> new ProcessState(name, dead, 0)));
    }
    boolean anything = processes.stream().anyMatch(process -> process.life() == Life.RUNNING);
    return anything
        ? new LocalStatus(cluster, processes, serving(cluster), flink(cluster))
        : new LocalStatus(cluster, processes, Set.of(), null);
  }

  /** Up means that everything serves, not only that the processes exist. */
  Overall overall() {
    long running = processes.stream().filter(process -> process.life() == Life.RUNNING).count();
    boolean serves =
        servingBrokers.size() == cluster.ports().brokers().size()
            && flink != null
            && flink.taskManagers() >= cluster.taskManagers();
    return running == 0
        ? Overall.DOWN
        : running == processes.size() && serves ? Overall.UP : Overall.PARTLY;
  }

  List<String> names(Life life) {
    return processes.stream()
        .filter(process -> process.life() == life)
        .map(ProcessState::name)
        .toList();
  }

  private static Set<Integer> serving(LocalCluster cluster) {
    try (KafkaObservation kafka = new KafkaObservation(cluster.kafka().bootstrapServers())) {
      return new TreeSet<>(kafka.serving());
    } catch (ExecutionException e) {
      return Set.of(); // nobody answers: that is the status
    }
  }

  private static @Nullable ClusterOverview flink(LocalCluster cluster) {
    try {
      return cluster.flink().observation().overview();
    } catch (FlinkUnreachableException | FlinkRefusedException e) {
      return null; // nobody answers: that is the status
    }
  }
}
