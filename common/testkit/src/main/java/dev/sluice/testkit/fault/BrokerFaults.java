package dev.sluice.testkit.fault;

import dev.sluice.ops.cluster.JvmProcess;
import dev.sluice.ops.cluster.KafkaCluster;
import dev.sluice.ops.cluster.KafkaNodeSpec;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;

/** Brokers that die, freeze or are restarted. Each waits until all replicas are in sync again. */
record BrokerFaults(FaultSite site) {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final Duration GRACE = Duration.ofSeconds(30);

  List<Fault> all() {
    return List.of(
        new NamedFault("kill-broker", random -> kill(any(random))),
        new NamedFault("kill-broker-leader", this::killLeader),
        new NamedFault("freeze-broker", random -> freeze(any(random), random)),
        new NamedFault("restart-brokers-in-turn", random -> restartInTurn()));
  }

  private String killLeader(RandomGenerator random) {
    try (BrokerCommands brokers = new BrokerCommands(site)) {
      TopicPartition partition = brokers.anyPartition(random);
      return kill(brokers.leader(partition)) + ", leader of " + partition;
    }
  }

  private String kill(int id) {
    kafka().node(id).killForcibly();
    kafka().restart(id);
    kafka().awaitInSync(LIMIT);
    return kafka().node(id).name();
  }

  /** Until another leads for it, and a while longer: it wakes as a leader of the past. */
  private String freeze(int id, RandomGenerator random) {
    JvmProcess broker = kafka().node(id);
    Spell spell = Spell.seconds(1, 5, random);
    broker.pause();
    try (BrokerCommands brokers = new BrokerCommands(site)) {
      Awaitility.await(broker.name() + " to be given up")
          .atMost(LIMIT)
          .ignoreException(FaultFailedException.class)
          .until(() -> !brokers.serving().contains(id));
      spell.pass();
    } finally {
      broker.resume();
    }
    kafka().awaitReady();
    kafka().awaitInSync(LIMIT);
    return broker.name() + ", " + spell + " after it was given up";
  }

  private String restartInTurn() {
    for (KafkaNodeSpec node : kafka().spec().nodes()) {
      kafka().node(node.id()).stop(GRACE);
      kafka().restart(node.id());
      kafka().awaitInSync(LIMIT);
    }
    return kafka().spec().nodes().size() + " brokers";
  }

  private int any(RandomGenerator random) {
    List<KafkaNodeSpec> nodes = kafka().spec().nodes();
    return nodes.get(random.nextInt(nodes.size())).id();
  }

  private KafkaCluster kafka() {
    return site.kafka().cluster();
  }
}
