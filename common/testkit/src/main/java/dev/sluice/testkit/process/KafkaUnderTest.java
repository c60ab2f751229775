package dev.sluice.testkit.process;

import dev.sluice.ops.cluster.ClusterException;
import dev.sluice.ops.cluster.KafkaCluster;
import dev.sluice.ops.cluster.KafkaClusterSpec;
import dev.sluice.testkit.proxy.KafkaProxies;
import dev.sluice.testkit.topic.Topics;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Real Kafka brokers for a test. {@code -Dsluice.test.kafka=kafka-oldest} runs every test on the
 * oldest broker that Sluice claims to work with.
 */
public final class KafkaUnderTest implements AutoCloseable {
  /**
   * Idle brokers take 200 MiB, and a test's data is small. They live for minutes: what the
   * optimising compiler would take is lost, and it takes half of two cores.
   */
  private static final List<String> SMALL =
      List.of("-Xms64m", "-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  private final KafkaCluster cluster;
  private final Optional<KafkaProxies> proxies;
  private final Topics topics;

  private KafkaUnderTest(KafkaCluster cluster, Optional<KafkaProxies> proxies) {
    this.cluster = cluster;
    this.proxies = proxies;
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
    KafkaClusterSpec spec = change.apply(spec(nodes));
    return new KafkaUnderTest(KafkaCluster.start(spec), Optional.empty());
  }

  /** One broker that looks twice a second for transactions which are open for too long. */
  public static KafkaUnderTest abortingSoon() {
    return start(
        1,
        spec ->
            spec.withBrokerProperties(
                Map.of("transaction.abort.timed.out.transaction.cleanup.interval.ms", "500")));
  }

  /**
   * Brokers that can be reached through proxies as well: what is tested bootstraps from {@link
   * #proxies}, the test itself from {@link #bootstrapServers}, which no proxy disturbs.
   *
   * @param change settings of the test
   */
  public static KafkaUnderTest behindProxies(int nodes, UnaryOperator<KafkaClusterSpec> change) {
    KafkaClusterSpec spec = change.apply(spec(nodes).withProxiedListener("PROXIED"));
    KafkaProxies proxies = KafkaProxies.start(spec);
    try {
      return new KafkaUnderTest(KafkaCluster.start(spec), Optional.of(proxies));
    } catch (ClusterException e) {
      proxies.close();
      throw e;
    }
  }

  private static KafkaClusterSpec spec(int nodes) {
    Path folder = ProcessFolder.create("kafka");
    String process = System.getProperty("sluice.test.kafka", "kafka");
    return KafkaClusterSpec.ofSize(nodes, folder, ReactorRoot.classPath(process))
        .withJvmFlags(SMALL);
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

  /** Empty when the brokers can only be reached directly. */
  public Optional<KafkaProxies> proxies() {
    return proxies;
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
    proxies.ifPresent(KafkaProxies::close);
    cluster.killForcibly();
    ProcessFolder.delete(cluster.spec().folder().resolve("data"));
  }

  private static final class Shared {
    static final KafkaUnderTest KAFKA = single();
  }
}
