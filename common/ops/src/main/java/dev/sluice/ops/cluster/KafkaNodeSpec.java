package dev.sluice.ops.cluster;

import java.util.ArrayList;
import java.util.List;

/**
 * One combined KRaft node (broker and controller) on 127.0.0.1; ids count from 1.
 *
 * @param proxied listeners besides the one on {@code port}
 */
public record KafkaNodeSpec(int id, int port, int controllerPort, List<KafkaListener> proxied) {
  static final String NAME_PREFIX = "kafka-";

  public KafkaNodeSpec {
    proxied = List.copyOf(proxied);
    if (id < 1) {
      throw new IllegalArgumentException("node ids count from 1, not " + id);
    }
  }

  public KafkaNodeSpec(int id, int port, int controllerPort) {
    this(id, port, controllerPort, List.of());
  }

  public String name() {
    return NAME_PREFIX + id;
  }

  KafkaNodeSpec with(KafkaListener listener) {
    List<KafkaListener> all = new ArrayList<>(proxied);
    all.add(listener);
    return new KafkaNodeSpec(id, port, controllerPort, all);
  }

  /** What the node itself listens on. */
  List<Integer> ports() {
    List<Integer> ports = new ArrayList<>(List.of(port, controllerPort));
    proxied.forEach(listener -> ports.add(listener.port()));
    return ports;
  }

  String address() {
    return LoopbackPorts.HOST + ":" + port;
  }

  String voter() {
    return id + "@" + LoopbackPorts.HOST + ":" + controllerPort;
  }
}
