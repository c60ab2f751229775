package dev.sluice.testkit.soak;

import dev.sluice.ops.flink.FlinkRest;
import dev.sluice.testkit.fault.FaultSite;
import dev.sluice.testkit.process.CommandRun;
import dev.sluice.testkit.process.FlinkUnderTest;
import dev.sluice.testkit.process.KafkaUnderTest;
import dev.sluice.testkit.process.ReactorRoot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Three brokers, a JobManager, two TaskManagers and the pipelines of a {@link SoakPlan} as an
 * operator would run them: files, commands and the job jar.
 */
final class SoakSite implements AutoCloseable {
  private static final int TASK_MANAGERS = 2;
  private static final int SLOTS = 4;

  /**
   * The local cluster's restarts back off, which is right for a cluster: here a fault follows every
   * ten seconds, and the pipeline would wait longer and longer for what is healed already.
   */
  private static final Map<String, String> RESTART_AT_ONCE =
      Map.of(
          "restart-strategy.type", "fixed-delay",
          "restart-strategy.fixed-delay.delay", "1 s",
          "restart-strategy.fixed-delay.attempts", Integer.toString(Integer.MAX_VALUE));

  private final KafkaUnderTest kafka;
  private final FlinkUnderTest flink;
  private final List<SoakPipeline> pipelines = new ArrayList<>();

  private SoakSite(KafkaUnderTest kafka, FlinkUnderTest flink) {
    this.kafka = kafka;
    this.flink = flink;
  }

  static SoakSite open(SoakPlan plan, Path folder, Path jobJar) {
    KafkaUnderTest kafka = KafkaUnderTest.behindProxies(3, UnaryOperator.identity());
    try {
      FlinkUnderTest flink =
          FlinkUnderTest.start(
              TASK_MANAGERS, spec -> spec.withSlots(SLOTS).withConfiguration(RESTART_AT_ONCE));
      SoakSite site = new SoakSite(kafka, flink);
      site.prepare(plan, folder, jobJar);
      return site;
    } catch (RuntimeException e) {
      kafka.close();
      throw e;
    }
  }

  private void prepare(SoakPlan plan, Path folder, Path jobJar) {
    kafka.topics().create(SoakPlan.INPUT, SoakPlan.INPUT_PARTITIONS);
    plan.outputTopics().forEach(topic -> kafka.topics().create(topic, SoakPlan.OUTPUT_PARTITIONS));
    write(
        folder.resolve("clusters/soak.yaml"),
        "apiVersion: sluice/v1\ncluster: soak\nbootstrap-servers: " + proxied());
    for (SoakPlan.PipelineText text : plan.pipelines()) {
      Path file = folder.resolve("pipelines").resolve(text.name() + ".yaml");
      String head = "apiVersion: sluice/v1\npipeline: " + text.name() + "\nkafka: soak\n";
      write(file, head + text.yaml());
      pipelines.add(new SoakPipeline(this, text.name(), file, jobJar));
    }
  }

  /** Pipelines go through proxies, load and readers past them: no fault on a wire is theirs. */
  private String proxied() {
    return kafka.proxies().orElseThrow().bootstrapServers();
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  FaultSite faultSite() {
    return new FaultSite(kafka, flink, List.copyOf(pipelines));
  }

  KafkaUnderTest kafka() {
    return kafka;
  }

  /** With little patience, for whoever looks every second. */
  FlinkRest observation() {
    return new FlinkRest(URI.create(flink.restAddress()), Duration.ofSeconds(2));
  }

  List<SoakPipeline> pipelines() {
    return pipelines;
  }

  /** A command on this Flink. */
  CommandRun sluice(String... arguments) {
    List<String> all = new ArrayList<>(Arrays.asList(arguments));
    all.addAll(List.of("--rest", flink.restAddress()));
    return command(all);
  }

  /** A command that knows Kafka alone. */
  static CommandRun command(List<String> arguments) {
    return CommandRun.of(ReactorRoot.find(), arguments);
  }

  @Override
  public void close() {
    try (kafka) {
      flink.close();
    }
  }
}
