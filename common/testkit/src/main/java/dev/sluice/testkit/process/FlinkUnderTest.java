package dev.sluice.testkit.process;

import dev.sluice.ops.cluster.FlinkCluster;
import dev.sluice.ops.cluster.FlinkClusterSpec;
import dev.sluice.ops.cluster.FlinkConfiguration;
import dev.sluice.ops.flink.FlinkRest;
import dev.sluice.testkit.disk.SlowDisk;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A real Flink session cluster for a test, configured like the local cluster
 * (conf/flink/config.yaml).
 */
public final class FlinkUnderTest implements AutoCloseable {
  /** As for brokers, see {@link KafkaUnderTest}. */
  private static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1";

  private final FlinkCluster cluster;
  private final SlowDisk disk;

  private FlinkUnderTest(FlinkCluster cluster, SlowDisk disk) {
    this.cluster = cluster;
    this.disk = disk;
  }

  /** A JobManager and TaskManagers with two slots each. */
  public static FlinkUnderTest withTaskManagers(int count) {
    return start(count, UnaryOperator.identity());
  }

  /**
   * @param change settings of the test, such as {@code spec -> spec.withSlots(4)}
   */
  public static FlinkUnderTest start(int taskManagers, UnaryOperator<FlinkClusterSpec> change) {
    Path folder = ProcessFolder.create("flink");
    FlinkConfiguration configuration = FlinkConfiguration.read(ReactorRoot.flinkConfiguration());
    FlinkClusterSpec spec =
        FlinkClusterSpec.ofSize(
            taskManagers, folder, ReactorRoot.classPath("flink"), configuration);
    SlowDisk disk = SlowDisk.install(spec.logFolder());
    FlinkClusterSpec slow =
        spec.withConfiguration(
            Map.of(
                "env.java.opts.all",
                SHORT_LIVED + " " + disk.jvmFlag(),
                "execution.checkpointing.dir",
                disk.uri(spec.checkpoints())));
    return new FlinkUnderTest(FlinkCluster.start(change.apply(slow)), disk);
  }

  public String restAddress() {
    return cluster.restAddress();
  }

  public FlinkRest rest() {
    return cluster.rest();
  }

  /** Where checkpoints are written. */
  public SlowDisk disk() {
    return disk;
  }

  public FlinkCluster cluster() {
    return cluster;
  }

  @Override
  public void close() {
    cluster.killForcibly();
    ProcessFolder.delete(cluster.spec().folder().resolve("tmp"));
    ProcessFolder.delete(cluster.spec().checkpoints());
    ProcessFolder.delete(cluster.spec().savepoints());
  }
}
