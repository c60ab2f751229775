package dev.sluice.runtime.kafka;

import dev.sluice.core.name.NodeName;
import dev.sluice.core.name.PipelineName;
import dev.sluice.core.name.TopicName;
import dev.sluice.core.spec.ClusterProfile;
import dev.sluice.core.spec.StartPosition;
import dev.sluice.core.spec.TopicSelection;
import dev.sluice.runtime.row.EdgeRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.CheckpointType;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.runtime.testutils.CommonTestUtils;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.ExceptionUtils;

/** The two edges with nothing between them, on a mini cluster of two TaskManagers. */
public final class CopyJob implements AutoCloseable {
  private final String bootstrapServers;
  private final Path folder;
  private final Duration checkpointInterval;
  private final MiniCluster cluster;

  /** A mini cluster never uses the number of a TaskManager again. */
  private int oldest;

  private CopyJob(
      String bootstrapServers, Path folder, Duration checkpointInterval, MiniCluster cluster) {
    this.bootstrapServers = bootstrapServers;
    this.folder = folder;
    this.checkpointInterval = checkpointInterval;
    this.cluster = cluster;
  }

  public static CopyJob on(String bootstrapServers, Path folder, Duration checkpointInterval)
      throws Exception {
    Configuration settings = new Configuration();
    settings.set(TaskManagerOptions.NUM_TASK_SLOTS, 2);
    settings.set(RestOptions.BIND_PORT, "0");
    MiniCluster cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(settings)
                .setNumTaskManagers(2)
                .build());
    cluster.start();
    return new CopyJob(bootstrapServers, folder, checkpointInterval, cluster);
  }

  JobID start(
      String from,
      String to,
      StartPolicy gaps,
      Duration transactionTimeout,
      String savepointOrEmpty)
      throws Exception {
    return start(2, from, to, gaps, transactionTimeout, savepointOrEmpty);
  }

  JobID start(
      int parallelism,
      String from,
      String to,
      StartPolicy gaps,
      Duration transactionTimeout,
      String savepointOrEmpty)
      throws Exception {
    StreamExecutionEnvironment env = environment(parallelism);
    ClusterProfile kafka =
        new ClusterProfile(
            "test", Map.of("bootstrap.servers", bootstrapServers), Map.of(), Map.of());
    PipelineName name = new PipelineName("copy-" + to);
    env.fromSource(
            new ExactlyOnceSource(
                kafka,
                name,
                new NodeName("in"),
                new TopicSelection.One(new TopicName(from)),
                new StartPosition.Earliest(),
                gaps,
                Optional.empty()),
            WatermarkStrategy.noWatermarks(),
            "in",
            EdgeRecord.TYPE)
        .uid("in")
        .sinkTo(
            new ExactlyOnceSink(
                kafka,
                name,
                new NodeName("out"),
                SinkTarget.plain(new TopicName(to)),
                transactionTimeout))
        .uid("out");
    return submit(
        env,
        savepointOrEmpty.isEmpty()
            ? SavepointRestoreSettings.none()
            : SavepointRestoreSettings.forPath(savepointOrEmpty));
  }

  /** For a job of other parts than {@link #start} takes. */
  public StreamExecutionEnvironment environment(int parallelism) {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(settings());
    env.setParallelism(parallelism);
    return env;
  }

  public JobID submit(StreamExecutionEnvironment env, SavepointRestoreSettings from)
      throws Exception {
    JobGraph job = env.getStreamGraph().getJobGraph();
    job.setSavepointRestoreSettings(from);
    cluster.submitJob(job).get();
    return job.getJobID();
  }

  private Configuration settings() {
    Configuration settings = new Configuration();
    settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, checkpointInterval);
    settings.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY,
        folder.resolve("checkpoints").toUri().toString());
    settings.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    settings.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
    settings.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF,
        Duration.ofMillis(100));
    return settings;
  }

  public void replaceTaskManager() throws Exception {
    cluster.terminateTaskManager(oldest++).get();
    cluster.startTaskManager();
  }

  /** Until every task runs: before that a job takes no savepoint. */
  public void awaitRunning(JobID job) throws Exception {
    CommonTestUtils.waitForAllTaskRunning(cluster, job, false);
  }

  /** Waits until every task runs, or the job has failed. */
  boolean comesToRun(JobID job) throws Exception {
    try {
      awaitRunning(job);
      return true;
    } catch (AssertionError failed) {
      return false;
    }
  }

  /** One more than the interval asks for. */
  public void checkpoint(JobID job) throws Exception {
    cluster.triggerCheckpoint(job, CheckpointType.FULL).get();
  }

  public String savepoint(JobID job) throws Exception {
    return cluster
        .triggerSavepoint(job, folder.toUri().toString(), false, SavepointFormatType.CANONICAL)
        .get();
  }

  public String stop(JobID job) throws Exception {
    return cluster
        .stopWithSavepoint(job, folder.toUri().toString(), false, SavepointFormatType.CANONICAL)
        .get();
  }

  public void cancel(JobID job) throws Exception {
    cluster.cancelJob(job).get();
    cluster.requestJobResult(job).get();
  }

  /** Waits until the job has ended by itself, and says with what. */
  public String failure(JobID job) throws Exception {
    JobResult result = cluster.requestJobResult(job).get(2, TimeUnit.MINUTES);
    return ExceptionUtils.stringifyException(
        result
            .getSerializedThrowable()
            .orElseThrow()
            .deserializeError(CopyJob.class.getClassLoader()));
  }

  @Override
  public void close() throws Exception {
    cluster.close();
  }
}
