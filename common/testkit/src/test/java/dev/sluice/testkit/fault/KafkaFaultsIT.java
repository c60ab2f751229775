package dev.sluice.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ops.cluster.JvmProcess;
import dev.sluice.testkit.process.KafkaUnderTest;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.FeatureMetadata;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Faults of brokers and wires do what they say, and transactions go on afterwards. */
class KafkaFaultsIT {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final String TOPIC = "loop.out";

  private static KafkaUnderTest kafka;
  private static TransactionLoop loop;

  @BeforeAll
  static void open() {
    kafka = KafkaUnderTest.behindProxies(3, UnaryOperator.identity());
    kafka.topics().create(TOPIC, 3);
    loop = new TransactionLoop(kafka, TOPIC);
  }

  @AfterAll
  static void close() throws InterruptedException {
    loop.close();
    kafka.close();
  }

  @Test
  void aKilledBrokerIsBackAsAnotherProcess() {
    List<Long> before = pids();
    inflict(brokers(), "kill-broker");
    assertThat(pids()).hasSize(3).filteredOn(pid -> !before.contains(pid)).hasSize(1);
  }

  @Test
  void theLeaderThatIsKilledLeadsNoMore() {
    List<Long> before = pids();
    String what = inflict(brokers(), "kill-broker-leader");
    assertThat(what).matches("kafka-\\d, leader of loop.out-\\d");
    assertThat(leaders()).doesNotContain(brokerIn(what));
    assertThat(pids()).filteredOn(pid -> !before.contains(pid)).hasSize(1);
  }

  @Test
  void aFrozenBrokerWakesWhenOthersLeadForIt() {
    List<Long> before = pids();
    String what = inflict(brokers(), "freeze-broker");
    assertThat(pids()).isEqualTo(before);
    assertThat(leaders()).doesNotContain(brokerIn(what));
  }

  @Test
  void restartsBrokersInTurn() {
    List<Long> before = pids();
    inflict(brokers(), "restart-brokers-in-turn");
    assertThat(pids()).doesNotContainAnyElementsOf(before);
  }

  @Test
  void movesEveryLeader() {
    List<Integer> before = leaders();
    inflict(new OperatorFaults(kafka).ofSeveral(), "move-leaders");
    List<Integer> after = leaders();
    for (int partition = 0; partition < before.size(); partition++) {
      assertThat(after.get(partition)).isNotEqualTo(before.get(partition));
    }
  }

  @Test
  void takesTheTransactionVersionDownAndBack() {
    long before = features().finalizedFeaturesEpoch().orElseThrow();
    inflict(new OperatorFaults(kafka).all(), "change-transaction-version");
    assertThat(features().finalizedFeaturesEpoch().orElseThrow()).isGreaterThan(before + 1);
    assertThat(features().finalizedFeatures().get("transaction.version").maxVersionLevel())
        .isEqualTo((short) 2);
  }

  @TestFactory
  Stream<DynamicTest> wires() {
    List<Fault> wires = new WireFaults(kafka.proxies().orElseThrow(), List.of(loop)).all();
    return wires.stream()
        .map(fault -> DynamicTest.dynamicTest(fault.kind(), () -> inflict(wires, fault.kind())));
  }

  private static List<Fault> brokers() {
    BrokerFaults faults = new BrokerFaults(kafka);
    return Stream.concat(faults.all().stream(), faults.ofSeveral().stream()).toList();
  }

  /** And transactions are committed afterwards. */
  private static String inflict(List<Fault> faults, String kind) {
    Fault fault =
        faults.stream().filter(each -> each.kind().equals(kind)).findFirst().orElseThrow();
    String what = fault.inflict(new Random(7));
    int before = loop.committedCount();
    Awaitility.await("transactions after " + what)
        .atMost(LIMIT)
        .until(() -> loop.committedCount() > before + 1);
    return what;
  }

  private static List<Long> pids() {
    return kafka.cluster().nodes().stream().map(JvmProcess::pid).toList();
  }

  private static int brokerIn(String what) {
    return Character.getNumericValue(what.charAt("kafka-".length()));
  }

  private static List<Integer> leaders() {
    try (BrokerCommands brokers = new BrokerCommands(kafka)) {
      return Stream.of(0, 1, 2)
          .map(partition -> brokers.leader(new TopicPartition(TOPIC, partition)))
          .toList();
    }
  }

  private static FeatureMetadata features() {
    try (BrokerCommands brokers = new BrokerCommands(kafka)) {
      return BrokerCommands.get(brokers.admin().describeFeatures().featureMetadata());
    }
  }
}
