package dev.sluice.ops.cluster;

/**
 * Which TaskManager, and which of its lives: a killed one is still counted by the JobManager when
 * its successor starts, so that each life has a resource id of its own.
 */
record FlinkTaskManagerId(int number, int life) {
  FlinkTaskManagerId next() {
    return new FlinkTaskManagerId(number, life + 1);
  }

  String processName() {
    return "taskmanager-" + number;
  }

  /** Its id in the web UI and in the REST interface. */
  String resourceId() {
    return processName() + "." + life;
  }
}
