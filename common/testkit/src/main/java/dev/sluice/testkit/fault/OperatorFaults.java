package dev.sluice.testkit.fault;

import dev.sluice.testkit.process.KafkaUnderTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.FeatureUpdate;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.NewPartitionReassignment;
import org.apache.kafka.clients.admin.UpdateFeaturesOptions;
import org.apache.kafka.common.ElectionType;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.awaitility.Awaitility;

/** What operators do to a Kafka cluster while pipelines run, and may do. */
record OperatorFaults(KafkaUnderTest kafka) {
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final String TRANSACTION_VERSION = "transaction.version";

  List<Fault> ofSeveral() {
    return List.of(new NamedFault("move-leaders", random -> moveLeaders()));
  }

  List<Fault> all() {
    return List.of(new NamedFault("change-transaction-version", this::changeTransactionVersion));
  }

  /** Every partition, coordinators' included, is led by another of its replicas. */
  private String moveLeaders() {
    try (BrokerCommands brokers = new BrokerCommands(kafka)) {
      Map<TopicPartition, List<Integer>> wanted = new HashMap<>();
      brokers
          .topics(new ListTopicsOptions().listInternal(true))
          .forEach(
              (topic, description) ->
                  description
                      .partitions()
                      .forEach(
                          info ->
                              wanted.put(
                                  new TopicPartition(topic, info.partition()), rotated(info))));
      Map<TopicPartition, Optional<NewPartitionReassignment>> changes =
          wanted.entrySet().stream()
              .collect(
                  Collectors.toMap(
                      Map.Entry::getKey,
                      entry -> Optional.of(new NewPartitionReassignment(entry.getValue()))));
      BrokerCommands.get(brokers.admin().alterPartitionReassignments(changes).all());
      Awaitility.await("the new leaders").atMost(LIMIT).until(() -> moved(brokers, wanted));
      return wanted.size() + " partitions";
    }
  }

  /** The first replica is the one that should lead. */
  private static List<Integer> rotated(TopicPartitionInfo info) {
    List<Integer> replicas = new ArrayList<>(info.replicas().stream().map(Node::id).toList());
    Node leader = info.leader();
    int now = leader == null ? 0 : replicas.indexOf(leader.id());
    Collections.rotate(replicas, -(now + 1));
    return replicas;
  }

  private static boolean moved(BrokerCommands brokers, Map<TopicPartition, List<Integer>> wanted) {
    // one that has the right leader already is answered with an error, which says just that
    BrokerCommands.get(
        brokers.admin().electLeaders(ElectionType.PREFERRED, wanted.keySet()).partitions());
    return wanted.entrySet().stream()
        .allMatch(entry -> brokers.leader(entry.getKey()) == entry.getValue().get(0));
  }

  /** Down to 1 and back to 2, live: what runs meanwhile has begun under either. */
  private String changeTransactionVersion(RandomGenerator random) {
    Spell spell = Spell.seconds(3, 12, random);
    setTransactionVersion(1, FeatureUpdate.UpgradeType.SAFE_DOWNGRADE);
    try {
      spell.pass();
    } finally {
      setTransactionVersion(2, FeatureUpdate.UpgradeType.UPGRADE);
    }
    return "2, 1 for " + spell + ", 2";
  }

  private void setTransactionVersion(int level, FeatureUpdate.UpgradeType how) {
    try (BrokerCommands brokers = new BrokerCommands(kafka)) {
      BrokerCommands.get(
          brokers
              .admin()
              .updateFeatures(
                  Map.of(TRANSACTION_VERSION, new FeatureUpdate((short) level, how)),
                  new UpdateFeaturesOptions())
              .all());
    }
  }
}
