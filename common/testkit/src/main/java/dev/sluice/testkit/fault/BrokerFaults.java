package dev.sluice.testkit.fault;

import dev.sluice.ops.cluster.JvmProcess;
import dev.sluice.ops.cluster.KafkaCluster;
import dev.sluice.ops.cluster.KafkaNodeSpec;
import dev.sluice.testkit.process.KafkaUnderTest;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;

/** Brokers that die, freeze or are restarted. Each waits until all replicas are in sync again. */
record BrokerFaults(KafkaUnderTest kafka) {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final Duration GRACE = Duration.ofSeconds(30);

  List<Fault> all() {
    return List.of(
        new NamedFault("kill-broker", random -> kill(any(random))),
        new NamedFault("restart-brokers-in-turn", random -> restartInTurn()));
  }

  /** Those after which another broker must lead. */
  List<Fault> ofSeveral() {
    return List.of(
        new NamedFault("kill-broker-leader", this::killLeader),
        new NamedFault("freeze-broker", random -> freeze(any(random), random)));
  }

  private String killLeader(RandomGenerator random) {
    try (BrokerCommands brokers = new BrokerCommands(kafka)) {
      TopicPartition partition = brokers.anyPartition(random);
      return kill(brokers.leader(partition)) + ", leader of " + partition;
    }
  }

  /** Another leads for it before it comes back: until then nobody can tell that it is away. */
  private String kill(int id) {
    cluster().node(id).killForcibly();
    if (cluster().spec().nodes().size() > 1) {
      awaitGivenUp(id);
    }
    cluster().restart(id);
    cluster().awaitInSync(LIMIT);
    return cluster().node(id).name();
  }

  /** Until another leads for it, and a while longer: it wakes as a leader of the past. */
  private String freeze(int id, RandomGenerator random) {
    JvmProcess broker = cluster().node(id);
    Spell spell = Spell.seconds(1, 5, random);
    broker.pause();
    try {
      awaitGivenUp(id);
      spell.pass();
    } finally {
      broker.resume();
    }
    cluster().awaitReady();
    cluster().awaitInSync(LIMIT);
    return broker.name() + ", " + spell + " after it was given up";
  }

  private void awaitGivenUp(int id) {
    try (BrokerCommands brokers = new BrokerCommands(kafka)) {
      Awaitility.await("kafka-" + id + " to be given up")
          .atMost(LIMIT)
          .ignoreException(FaultFailedException.class)
          .until(() -> !brokers.serving().contains(id));
    }
  }

  private String restartInTurn() {
    for (KafkaNodeSpec node : cluster().spec().nodes()) {
      cluster().node(node.id()).stop(GRACE);
      cluster().restart(node.id());
      cluster().awaitInSync(LIMIT);
    }
    return cluster().spec().nodes().size() + " brokers";
  }

  private int any(RandomGenerator random) {
    List<KafkaNodeSpec> nodes = cluster().spec().nodes();
    return nodes.get(random.nextInt(nodes.size())).id();
  }

  private KafkaCluster cluster() {
    return kafka.cluster();
  }
}
