package dev.sluice.pipeline;

import dev.sluice.core.name.PipelineName;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;

/** A Flink mini cluster in this JVM. */
final class LocalCluster implements AutoCloseable {
  private final MiniCluster cluster;

  /** A mini cluster never uses the number of a TaskManager again. */
  private int oldest;

  private LocalCluster(MiniCluster cluster) {
    this.cluster = cluster;
  }

  static LocalCluster start(int taskManagers, Configuration configuration) throws Exception {
    MiniCluster cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(taskManagers)
                // the builder overwrites what the configuration says
                .setNumSlotsPerTaskManager(configuration.get(TaskManagerOptions.NUM_TASK_SLOTS))
                .setCommonBindAddress("127.0.0.1")
                .build());
    cluster.start();
    return new LocalCluster(cluster);
  }

  LocalJob submit(StreamExecutionEnvironment env, PipelineName name)
      throws ExecutionException, InterruptedException {
    StreamGraph graph = env.getStreamGraph();
    graph.setJobName(name.value());
    JobGraph jobGraph = graph.getJobGraph();
    cluster.submitJob(jobGraph).get();
    return new LocalJob(jobGraph.getJobID(), cluster.requestJobResult(jobGraph.getJobID()));
  }

  URI webUi() throws ExecutionException, InterruptedException {
    return cluster.getRestAddress().get();
  }

  /** Ends one TaskManager without letting its tasks finish, and starts a new one in its place. */
  void replaceTaskManager() throws Exception {
    cluster.terminateTaskManager(oldest++).get();
    cluster.startTaskManager();
  }

  /** Stops the job with a savepoint and says where it lies. */
  String stop(LocalJob job, Path savepoints) throws ExecutionException, InterruptedException {
    return cluster
        .stopWithSavepoint(
            job.id(),
            savepoints.toAbsolutePath().toUri().toString(),
            false,
            SavepointFormatType.CANONICAL)
        .get();
  }

  @Override
  public void close() throws Exception {
    cluster.close();
  }
}
