package dev.sluice.ops.cluster;

/**
 * One more listener of a broker, on 127.0.0.1, that tells its clients to come to another port: that
 * of a proxy in front of it. Clients that bootstrap there stay there, and no answer needs
 * rewriting.
 *
 * @param port where the broker listens
 * @param advertisedPort where its clients are sent
 */
public record KafkaListener(String name, int port, int advertisedPort) {

  String address() {
    return name + "://" + LoopbackPorts.HOST + ":" + port;
  }

  String advertisedAddress() {
    return name + "://" + LoopbackPorts.HOST + ":" + advertisedPort;
  }
}
