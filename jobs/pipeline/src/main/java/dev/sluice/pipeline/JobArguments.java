package dev.sluice.pipeline;

import dev.sluice.runtime.kafka.StartPolicy;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of {@link PipelineJob}.
 *
 * <pre>
 * --pipeline PATH                                    a file that this process can read
 * --pipeline-content BASE64 --cluster-content BASE64 the files themselves: where main() runs on the JobManager
 * --accept-gap                                       go on where offsets are gone, once
 * --accept-repeat                                    read again what was read and committed, once
 * </pre>
 */
record JobArguments(
    @Nullable String pipelineFile,
    @Nullable String pipelineContent,
    @Nullable String clusterContent,
    StartPolicy policy,
    Map<String, String> runner) {

  private static final Set<String> VALUES =
      Set.of("--pipeline", "--pipeline-content", "--cluster-content");
  private static final Set<String> RUNNER_VALUES =
      Set.of(
          "--rest-port",
          "--task-managers",
          "--slots",
          "--state-dir",
          "--from-savepoint",
          RepairRunner.CHECKPOINTS);

  JobArguments {
    runner = Map.copyOf(runner);
  }

  /**
   * @throws IllegalArgumentException saying which argument is wrong and which there are
   */
  static JobArguments parse(String[] arguments) {
    Map<String, String> values = new HashMap<>();
    StartPolicy policy = StartPolicy.STRICT;
    for (int i = 0; i < arguments.length; i++) {
      String argument = arguments[i];
      if (argument.equals("--accept-gap")) {
        policy = policy.acceptingGaps(Instant.now());
      } else if (argument.equals("--accept-repeat")) {
        policy = policy.acceptingRepeats(Instant.now());
      } else if (!VALUES.contains(argument) && !RUNNER_VALUES.contains(argument)) {
        throw new IllegalArgumentException(
            "'"
                + argument
                + "' is not an argument; there are "
                + VALUES
                + ", --accept-gap and --accept-repeat");
      } else if (i + 1 == arguments.length) {
        throw new IllegalArgumentException(argument + " needs a value");
      } else if (values.put(argument, arguments[++i]) != null) {
        throw new IllegalArgumentException(argument + " is given twice");
      }
    }
    String file = values.remove("--pipeline");
    String pipeline = values.remove("--pipeline-content");
    String cluster = values.remove("--cluster-content");
    if ((file == null) == (pipeline == null) || (pipeline == null) != (cluster == null)) {
      throw new IllegalArgumentException(
          "give either --pipeline PATH, or --pipeline-content and --cluster-content together");
    }
    return new JobArguments(file, pipeline, cluster, policy, values);
  }
}
