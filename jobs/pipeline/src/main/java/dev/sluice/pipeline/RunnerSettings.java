package dev.sluice.pipeline;

import dev.sluice.core.name.PipelineName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;

/** The mini cluster that a local run gets. */
record RunnerSettings(int restPort, int taskManagers, int slots, String stateDirectory) {
  private static final int RETAINED = 3;

  /**
   * @throws IllegalArgumentException when a number is none, or out of its range
   */
  static RunnerSettings of(Map<String, String> arguments, PipelineName pipeline) {
    return new RunnerSettings(
        number("--rest-port", arguments.getOrDefault("--rest-port", "0"), 0, 65_535),
        number("--task-managers", arguments.getOrDefault("--task-managers", "2"), 1, 16),
        number("--slots", arguments.getOrDefault("--slots", "2"), 1, 64),
        arguments.getOrDefault(
            "--state-dir", Path.of(".sluice", "run", pipeline.value()).toString()));
  }

  private static int number(String argument, String text, int lowest, int highest) {
    int value;
    try {
      value = Integer.parseInt(text);
    } catch (NumberFormatException e) {
      value = lowest - 1;
    }
    if (value < lowest || value > highest) {
      throw new IllegalArgumentException(
          argument + " is '" + text + "'; it takes a number from " + lowest + " to " + highest);
    }
    return value;
  }

  Configuration configuration() {
    Configuration configuration = new Configuration();
    Path state = Path.of(stateDirectory).toAbsolutePath();
    configuration.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY,
        state.resolve("checkpoints").toUri().toString());
    // a transaction is found lost an epoch later, and repaired from the checkpoint before
    configuration.set(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, RETAINED);
    configuration.set(
        CheckpointingOptions.SAVEPOINT_DIRECTORY, state.resolve("savepoints").toUri().toString());
    configuration.set(RestOptions.ADDRESS, "127.0.0.1");
    configuration.set(RestOptions.BIND_ADDRESS, "127.0.0.1");
    configuration.set(RestOptions.BIND_PORT, restPort == 0 ? "0" : String.valueOf(restPort));
    configuration.set(JobManagerOptions.BIND_HOST, "127.0.0.1");
    configuration.set(TaskManagerOptions.NUM_TASK_SLOTS, slots);
    // Flink's default is the number of cores, for which there may be too few slots
    configuration.set(CoreOptions.DEFAULT_PARALLELISM, taskManagers * slots);
    configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(64L * slots));
    // a local TaskManager that is gone is gone: notice it at once
    configuration.set(HeartbeatManagerOptions.HEARTBEAT_INTERVAL, Duration.ofMillis(500));
    configuration.set(HeartbeatManagerOptions.HEARTBEAT_TIMEOUT, Duration.ofSeconds(5));
    return configuration;
  }
}
