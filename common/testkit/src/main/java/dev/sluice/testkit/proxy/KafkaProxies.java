package dev.sluice.testkit.proxy;

import dev.sluice.ops.cluster.KafkaClusterSpec;
import dev.sluice.ops.cluster.KafkaListener;
import dev.sluice.ops.cluster.KafkaNodeSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One proxy in front of each broker of a cluster, on its proxied listener ({@link
 * KafkaClusterSpec#withProxiedListener}). Clients that bootstrap through {@link #bootstrapServers}
 * stay behind the proxies; everybody else, the brokers among themselves included, does not notice.
 */
public final class KafkaProxies implements AutoCloseable {
  /** Longer than any fault waits: what is held goes when the interception is closed. */
  private static final Duration UNTIL_CLOSED = Duration.ofHours(1);

  private final KafkaClusterSpec cluster;
  private final Armory armory = new Armory();
  private final Map<Integer, BrokerProxy> proxies = new TreeMap<>();

  private KafkaProxies(KafkaClusterSpec cluster) {
    this.cluster = cluster;
  }

  /** The brokers need not run yet. */
  public static KafkaProxies start(KafkaClusterSpec cluster) {
    KafkaProxies started = new KafkaProxies(cluster);
    try {
      for (KafkaNodeSpec node : cluster.nodes()) {
        KafkaListener listener = node.proxied().get(0);
        started.proxies.put(
            node.id(),
            BrokerProxy.open(
                node.id(), listener.advertisedPort(), listener.port(), started.armory));
      }
      return started;
    } catch (IOException e) {
      started.close();
      throw new UncheckedIOException(e);
    }
  }

  /** The proxies' addresses. */
  public String bootstrapServers() {
    return cluster.nodes().stream()
        .map(node -> "127.0.0.1:" + node.proxied().get(0).advertisedPort())
        .collect(Collectors.joining(","));
  }

  /** The ids of the brokers that are behind one. */
  public List<Integer> brokers() {
    return List.copyOf(proxies.keySet());
  }

  /** What is held waits until the interception is closed. */
  public Interception intercept(Target target, Interference interference) {
    return intercept(target, interference, UNTIL_CLOSED);
  }

  /**
   * @param hold how long a held request or answer waits at most; what follows on its connection
   *     waits behind it
   */
  public Interception intercept(Target target, Interference interference, Duration hold) {
    return armory.arm(target, interference, hold);
  }

  /** Ends every connection to the broker and refuses new ones, until {@link #join}. */
  public void cutOff(int broker) {
    proxy(broker).cutOff();
  }

  public void join(int broker) {
    proxy(broker).join();
  }

  private BrokerProxy proxy(int broker) {
    BrokerProxy proxy = proxies.get(broker);
    if (proxy == null) {
      throw new IllegalArgumentException("no broker " + broker + ", only " + proxies.keySet());
    }
    return proxy;
  }

  @Override
  public void close() {
    try {
      for (BrokerProxy proxy : proxies.values()) {
        proxy.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
