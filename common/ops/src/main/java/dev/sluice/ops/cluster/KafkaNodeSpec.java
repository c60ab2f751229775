package dev.sluice.ops.cluster;

/** One combined KRaft node (broker and controller) on 127.0.0.1; ids count from 1. */
public record KafkaNodeSpec(int id, int port, int controllerPort) {
  static final String NAME_PREFIX = "kafka-";

  public KafkaNodeSpec {
    if (id < 1) {
      throw new IllegalArgumentException("node ids count from 1, not " + id);
    }
  }

  public String name() {
    return NAME_PREFIX + id;
  }

  String address() {
    return LoopbackPorts.HOST + ":" + port;
  }

  String voter() {
    return id + "@" + LoopbackPorts.HOST + ":" + controllerPort;
  }
}
