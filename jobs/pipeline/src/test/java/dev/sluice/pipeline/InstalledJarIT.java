package dev.sluice.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.ops.flink.FlinkRefusedException;
import dev.sluice.ops.flink.FlinkRest;
import dev.sluice.ops.flink.RunRequest;
import dev.sluice.ops.flink.RunRequest.StateWithoutOperator;
import dev.sluice.ops.flink.UploadedJar;
import dev.sluice.ops.submit.JobJar;
import dev.sluice.testkit.process.CommandRun;
import dev.sluice.testkit.process.ReactorRoot;
import dev.sluice.testkit.topic.Load;
import dev.sluice.testkit.topic.LoadSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A cluster that has the job jar in its class path, as {@link Site} has. */
@ExtendWith(SharedSite.class)
class InstalledJarIT {
  private static final int RECORDS = 1_000;
  private static final String BY_HAND = "by-hand.jar";

  private final Site site;

  InstalledJarIT(Site site) {
    this.site = site;
  }

  @Test
  void startsAndUpgradesJobsWithoutUploadingClasses() throws IOException {
    site.kafka().topics().create("installed.in", 2);
    site.kafka().topics().create("installed.out", 2);
    Load.all(site.kafka().bootstrapServers(), LoadSpec.of("installed.in", RECORDS), Site.LIMIT);
    OperatedPipeline pipeline = new OperatedPipeline(site, "installed", yaml(""));
    pipeline.start(1);
    pipeline.upgrade(yaml(", set: {version: 2}"));
    Awaitility.await()
        .atMost(Site.LIMIT)
        .until(() -> site.kafka().topics().committedCount("installed.out") >= RECORDS);
    pipeline.stop();
    pipeline.audit();
    assertThat(site.flink().rest().jars())
        .extracting(UploadedJar::name)
        .filteredOn(name -> !name.equals(BY_HAND))
        .containsExactly("starter-of-" + JobJar.of(Site.jobJar()).name());
  }

  @Test
  void refusesToMixTwoBuilds(@TempDir Path folder) throws IOException {
    Path other = Files.copy(Site.jobJar(), folder.resolve("other.jar"));
    Files.write(other, new byte[] {0}, StandardOpenOption.APPEND);
    site.kafka().topics().create("mixed.in", 1);
    site.kafka().topics().create("mixed.out", 1);
    Path file = site.file("mixed", yaml("").replace("installed.", "mixed."));
    CommandRun run =
        CommandRun.of(
            ReactorRoot.find(),
            List.of(
                "submit",
                file.toString(),
                "--jar",
                other.toString(),
                "--rest",
                site.flink().restAddress()));
    assertThat(run.exit()).isEqualTo(5);
    assertThat(run.words())
        .contains(JobJar.of(Site.jobJar()).name(), JobJar.of(other).name(), "restart the cluster");
    assertThat(site.flink().rest().jobs()).noneMatch(job -> job.name().equals("mixed"));
  }

  @Test
  void takesNoJarThatBringsTheClassesOnceMore() throws IOException {
    FlinkRest flink = site.flink().rest();
    UploadedJar jar = flink.upload(Site.jobJar(), BY_HAND);
    RunRequest request =
        new RunRequest(
            List.of("--pipeline", "any.yaml"), null, null, StateWithoutOperator.REFUSED, Map.of());
    assertThatThrownBy(() -> flink.run(jar, request))
        .isInstanceOf(FlinkRefusedException.class)
        .hasMessageContaining(JobJar.of(Site.jobJar()).name())
        .hasMessageContaining("submit with 'sluice submit'");
  }

  private static String yaml(String change) {
    return """
    sources:
      in:
        topic: installed.in
        format: json
        schema: {key: STRING NOT NULL, seq: BIGINT NOT NULL}
        start: earliest
    steps:
      step: {from: in, where: seq >= 0%s}
    sinks:
      out: {from: step, topic: installed.out, format: json}
    settings: {checkpoint-interval: 1 s}
    """
        .formatted(change);
  }
}
