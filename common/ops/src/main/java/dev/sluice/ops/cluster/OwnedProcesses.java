package dev.sluice.ops.cluster;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The living processes that must not outlive this JVM; killed by one shutdown hook. */
final class OwnedProcesses {
  private static final Set<JvmProcess> ALIVE = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime()
        .addShutdownHook(new Thread(OwnedProcesses::killAll, "kill-owned-processes"));
  }

  private OwnedProcesses() {}

  static void add(JvmProcess process) {
    ALIVE.add(process);
  }

  static void remove(JvmProcess process) {
    ALIVE.remove(process);
  }

  private static void killAll() {
    ALIVE.forEach(JvmProcess::killForcibly);
  }
}
