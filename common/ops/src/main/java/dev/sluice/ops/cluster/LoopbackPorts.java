package dev.sluice.ops.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports on 127.0.0.1. Builds whose tests run beside each other give each JVM a range of its own
 * with {@code -Dsluice.loopback-ports=FIRST-LAST}.
 */
final class LoopbackPorts {
  static final String HOST = "127.0.0.1";

  // below the kernel's range for outgoing connections (32768 and up on Linux): while a killed
  // process is away, nobody must get its port by chance, because it comes back on the same one
  private static final String[] RANGE =
      System.getProperty("sluice.loopback-ports", "15000-32000").split("-", 2);

  private static final int FIRST = Integer.parseInt(RANGE[0]);
  private static final int LAST = Integer.parseInt(RANGE[1]);
  private static final int RANGE_SIZE = LAST - FIRST + 1;

  // the first one is random, so that builds beside each other rarely collide; from there on in
  // turn, because a port that was given and has no listener yet must not be given once more
  private static final AtomicInteger NEXT =
      new AtomicInteger(ThreadLocalRandom.current().nextInt(RANGE_SIZE));

  private LoopbackPorts() {}

  /**
   * Ports that nobody listens on now and that this JVM did not give before, as long as its range
   * has such.
   */
  static List<Integer> free(int count) {
    Set<Integer> ports = new LinkedHashSet<>();
    for (int i = 0; i < RANGE_SIZE && ports.size() < count; i++) {
      int port = FIRST + Math.floorMod(NEXT.getAndIncrement(), RANGE_SIZE);
      if (isFree(port)) {
        ports.add(port);
      }
    }
    if (ports.size() < count) {
      throw new ClusterException(
          "no " + count + " free ports between " + FIRST + " and " + LAST + " on " + HOST);
    }
    return new ArrayList<>(ports);
  }

  static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** All taken ones in one message, with the process that has each where this user may see it. */
  static void requireFree(List<Integer> ports) {
    List<String> taken =
        ports.stream()
            .filter(port -> !isFree(port))
            .map(
                port ->
                    "port "
                        + port
                        + " is taken"
                        + PortOwner.of(port).map(o -> " by " + o).orElse(""))
            .toList();
    if (!taken.isEmpty()) {
      throw new ClusterException(
          String.join("\n", taken) + "\nstop what uses them or choose other ports (--help)");
    }
  }
}
