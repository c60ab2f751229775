package dev.sluice.testkit.proxy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The port in front of one broker. A client that comes while the broker is down is sent away. */
final class BrokerProxy implements AutoCloseable {
  private final int id;
  private final ServerSocketChannel door;
  private final InetSocketAddress broker;
  private final Armory armory;
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
  private volatile boolean reachable = true;

  private BrokerProxy(int id, ServerSocketChannel door, InetSocketAddress broker, Armory armory) {
    this.id = id;
    this.door = door;
    this.broker = broker;
    this.armory = armory;
  }

  static BrokerProxy open(int id, int port, int brokerPort, Armory armory) throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    ServerSocketChannel door = ServerSocketChannel.open();
    door.bind(new InetSocketAddress(loopback, port));
    BrokerProxy proxy =
        new BrokerProxy(id, door, new InetSocketAddress(loopback, brokerPort), armory);
    Thread thread = new Thread(proxy::serve, "kafka-proxy-" + id);
    thread.setDaemon(true);
    thread.start();
    return proxy;
  }

  /** Ends all connections, and every new one as soon as it is made. */
  void cutOff() {
    reachable = false;
    connections.forEach(Connection::close);
  }

  void join() {
    reachable = true;
  }

  private void serve() {
    while (door.isOpen()) {
      acceptOne();
    }
  }

  private void acceptOne() {
    try {
      connect(door.accept());
    } catch (IOException e) {
      return; // the door was closed, or a client went away again
    }
  }

  private void connect(SocketChannel client) throws IOException {
    try {
      if (!reachable) {
        client.close();
        return;
      }
      Connection connection =
          new Connection(id, client, SocketChannel.open(broker), armory, connections::remove);
      connections.add(connection);
      connection.start();
      if (!reachable) {
        connection.close();
      }
    } catch (IOException e) {
      client.close();
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    connections.forEach(Connection::close);
  }
}
