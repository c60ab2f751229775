package dev.sluice.ops.cluster;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * The ports of the local set-up, all on 127.0.0.1.
 *
 * @param brokers what clients connect to, one a node
 * @param controllers between the nodes
 * @param rest web UI and REST interface of Flink
 * @param rpc between JobManager and TaskManagers
 */
public record LocalPorts(List<Integer> brokers, List<Integer> controllers, int rest, int rpc) {
  public LocalPorts {
    brokers = List.copyOf(brokers);
    controllers = List.copyOf(controllers);
    if (brokers.size() != 3 || controllers.size() != 3) {
      throw new IllegalArgumentException("three brokers need three ports, not " + brokers);
    }
    List<Integer> all = all(brokers, controllers, rest, rpc);
    if (new HashSet<>(all).size() != all.size()) {
      throw new IllegalArgumentException("a port is used twice: " + all);
    }
  }

  /** The inner ports are any free ones: nobody needs to know them. */
  static LocalPorts of(List<Integer> brokers, int rest) {
    // as many more as the user may have chosen from the same range
    List<Integer> inner = new ArrayList<>(LoopbackPorts.free(4 + brokers.size() + 1));
    inner.removeAll(brokers);
    inner.remove(Integer.valueOf(rest));
    return new LocalPorts(brokers, inner.subList(0, 3), rest, inner.get(3));
  }

  List<Integer> all() {
    return all(brokers, controllers, rest, rpc);
  }

  private static List<Integer> all(
      List<Integer> brokers, List<Integer> controllers, int rest, int rpc) {
    List<Integer> all = new ArrayList<>(brokers);
    all.addAll(controllers);
    all.addAll(List.of(rest, rpc));
    return all;
  }
}
