package dev.sluice.testkit.fault;

import dev.sluice.ops.cluster.FlinkCluster;
import dev.sluice.ops.cluster.JvmProcess;
import java.util.List;
import java.util.random.RandomGenerator;

/** The TaskManagers of a site, by number. */
record TaskManagers(FaultSite site) {

  int any(RandomGenerator random) {
    return 1 + random.nextInt(flink().taskManagers().size());
  }

  /** Killed, and another life begun; its name. */
  String kill(int number) {
    flink().taskManager(number).killForcibly();
    start(number);
    return flink().taskManager(number).name();
  }

  void start(int number) {
    flink().startTaskManager(number);
    flink().awaitReady();
  }

  void killAll() {
    flink().taskManagers().forEach(JvmProcess::killForcibly);
  }

  void startAll() {
    int count = flink().taskManagers().size();
    for (int number = 1; number <= count; number++) {
      flink().startTaskManager(number);
    }
  }

  /** Which of them has a connection from this port. */
  int withSocket(int port) {
    List<JvmProcess> all = flink().taskManagers();
    for (int i = 0; i < all.size(); i++) {
      if (SocketOwner.has(all.get(i).pid(), port)) {
        return i + 1;
      }
    }
    throw new FaultFailedException("no TaskManager has port " + port + ": who sends this?");
  }

  private FlinkCluster flink() {
    return site.flink().cluster();
  }
}
