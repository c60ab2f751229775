package dev.sluice.ops.cluster;

import java.util.concurrent.ThreadLocalRandom;

/**
 * Which TaskManager, and which of its lives: a killed one is still counted by the JobManager when
 * its successor starts, so that each life has a resource id of its own.
 */
record FlinkTaskManagerId(int number, String life) {
  static FlinkTaskManagerId newLife(int number) {
    return new FlinkTaskManagerId(
        number, Integer.toHexString(ThreadLocalRandom.current().nextInt(0x10000, 0x100000)));
  }

  static String processName(int number) {
    return "taskmanager-" + number;
  }

  String processName() {
    return processName(number);
  }

  /** Its id in the web UI and in the REST interface. */
  String resourceId() {
    return processName() + "." + life;
  }
}
