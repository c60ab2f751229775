package dev.sluice.testkit.process;

import dev.sluice.ops.cluster.KafkaCluster;
import dev.sluice.ops.cluster.KafkaClusterSpec;
import dev.sluice.testkit.topic.Topics;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Real Kafka brokers for a test. {@code -Dsluice.test.kafka=kafka-oldest} runs every test on the
 * oldest broker that Sluice claims to work with.
 */
public final class KafkaUnderTest implements AutoCloseable {
  /** Idle brokers take 200 MiB, and a test's data is small. */
  private static final List<String> SMALL = List.of("-Xms64m", "-Xmx384m", "-XX:+UseSerialGC");

  private final KafkaCluster cluster;
  private final Topics topics;

  private KafkaUnderTest(KafkaCluster cluster) {
    this.cluster = cluster;
    this.topics = new Topics(cluster.bootstrapServers());
  }

  public static KafkaUnderTest single() {
    return start(1, UnaryOperator.identity());
  }

  /** Three brokers: replication factor 3, min.insync.replicas 2. */
  public static KafkaUnderTest three() {
    return start(3, UnaryOperator.identity());
  }

  /**
   * @param change settings of the test, such as {@code spec -> spec.withBrokerProperties(...)}
   */
  public static KafkaUnderTest start(int nodes, UnaryOperator<KafkaClusterSpec> change) {
    Path folder = ProcessFolder.create("kafka");
    String process = System.getProperty("sluice.test.kafka", "kafka");
    KafkaClusterSpec spec = KafkaClusterSpec.ofSize(nodes, folder, ReactorRoot.classPath(process));
    return new KafkaUnderTest(KafkaCluster.start(change.apply(spec.withJvmFlags(SMALL))));
  }

  /**
   * One broker for all tests of this JVM that only need topics of their own; it ends with the JVM,
   * do not close it.
   */
  public static KafkaUnderTest shared() {
    return Shared.KAFKA;
  }

  public String bootstrapServers() {
    return cluster.bootstrapServers();
  }

  public KafkaCluster cluster() {
    return cluster;
  }

  public Topics topics() {
    return topics;
  }

  @Override
  public void close() {
    topics.close();
    cluster.killForcibly();
    ProcessFolder.delete(cluster.spec().folder().resolve("data"));
  }

  private static final class Shared {
    static final KafkaUnderTest KAFKA = single();
  }
}
