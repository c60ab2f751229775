package dev.sluice.ops.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KafkaPropertiesTest {
  private static final KafkaNodeSpec FIRST = new KafkaNodeSpec(1, 9092, 19092);
  private static final KafkaNodeSpec SECOND = new KafkaNodeSpec(2, 9093, 19093);
  private static final KafkaNodeSpec THIRD = new KafkaNodeSpec(3, 9094, 19094);

  @Test
  void threeNodesReplicateEverythingAndSurviveTheLossOfOne() {
    assertThat(KafkaProperties.of(cluster(FIRST, SECOND, THIRD), SECOND))
        .containsEntry("node.id", "2")
        .containsEntry(
            "controller.quorum.voters", "1@127.0.0.1:19092,2@127.0.0.1:19093,3@127.0.0.1:19094")
        .containsEntry("default.replication.factor", "3")
        .containsEntry("min.insync.replicas", "2")
        .containsEntry("transaction.state.log.replication.factor", "3")
        .containsEntry("transaction.state.log.min.isr", "2")
        .containsEntry("log.dirs", "/clusters/a/data/kafka-2");
  }

  @Test
  void aSingleNodeNeedsNoReplicas() {
    assertThat(KafkaProperties.of(cluster(FIRST), FIRST))
        .containsEntry("offsets.topic.replication.factor", "1")
        .containsEntry("min.insync.replicas", "1")
        .containsEntry("transaction.state.log.min.isr", "1");
  }

  @Test
  void listensOnTheLoopbackInterfaceOnly() {
    assertThat(KafkaProperties.of(cluster(FIRST), FIRST))
        .containsEntry("listeners", "PLAINTEXT://127.0.0.1:9092,CONTROLLER://127.0.0.1:19092")
        .containsEntry("advertised.listeners", "PLAINTEXT://127.0.0.1:9092");
  }

  @Test
  void sendsTheClientsOfAProxiedListenerToTheProxy() {
    KafkaNodeSpec proxied = FIRST.with(new KafkaListener("PROXIED", 9192, 9292));

    assertThat(KafkaProperties.of(cluster(proxied), proxied))
        .containsEntry(
            "listeners",
            "PLAINTEXT://127.0.0.1:9092,PROXIED://127.0.0.1:9192,CONTROLLER://127.0.0.1:19092")
        .containsEntry(
            "advertised.listeners", "PLAINTEXT://127.0.0.1:9092,PROXIED://127.0.0.1:9292")
        .containsEntry(
            "listener.security.protocol.map",
            "PLAINTEXT:PLAINTEXT,PROXIED:PLAINTEXT,CONTROLLER:PLAINTEXT")
        .containsEntry("inter.broker.listener.name", "PLAINTEXT");
  }

  @Test
  void propertiesOfATestWin() {
    KafkaClusterSpec cluster =
        cluster(FIRST).withBrokerProperties(Map.of("broker.session.timeout.ms", "9000"));

    assertThat(KafkaProperties.of(cluster, FIRST))
        .containsEntry("broker.session.timeout.ms", "9000");
  }

  @Test
  void refusesTwoNodesBecauseTheyHaveNoQuorumWithoutEitherOne() {
    assertThatThrownBy(() -> cluster(FIRST, SECOND))
        .hasMessage("a Kafka cluster has 1 or 3 nodes here, not 2");
  }

  private static KafkaClusterSpec cluster(KafkaNodeSpec... nodes) {
    return KafkaClusterSpec.of(
        List.of(nodes), Path.of("/clusters/a"), new ClassPathFolder(Path.of("/lib")));
  }
}
