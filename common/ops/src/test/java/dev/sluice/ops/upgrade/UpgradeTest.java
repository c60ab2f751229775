package dev.sluice.ops.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ops.console.Console;
import dev.sluice.ops.flink.FlinkRest;
import dev.sluice.ops.flink.JobSummary;
import dev.sluice.ops.flink.SavepointTarget;
import dev.sluice.ops.flink.UploadedJar;
import dev.sluice.ops.job.JobWatch;
import dev.sluice.ops.job.PipelineJobs;
import dev.sluice.ops.job.PipelineText;
import dev.sluice.ops.json.JsonValue;
import dev.sluice.ops.patience.Patience;
import dev.sluice.ops.upgrade.SimulatedFlink.Fate;
import dev.sluice.ops.upgrade.UpgradeOutcome.RolledBack;
import dev.sluice.ops.upgrade.UpgradeOutcome.Stuck;
import dev.sluice.ops.upgrade.UpgradeOutcome.Upgraded;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UpgradeTest {
  private static final String OLD_JOB = "0123456789abcdef0123456789abcdef";
  private static final Version OLD =
      new Version(new PipelineText("old", "cluster"), new UploadedJar("1_old.jar", "old.jar"), 2);
  private static final Version NEW =
      new Version(new PipelineText("new", "cluster"), new UploadedJar("2_new.jar", "new.jar"), 2);

  private SimulatedFlink flink;

  @BeforeEach
  void start() throws IOException {
    flink = SimulatedFlink.start().running(OLD_JOB);
  }

  @AfterEach
  void stop() {
    flink.close();
  }

  @Test
  void replacesTheOldVersionWhenTwoCheckpointsOfTheNewOneAreComplete() {
    flink.next(Fate.RUNS);
    assertThat(upgrade()).isInstanceOf(Upgraded.class);
    assertThat(flink.states()).containsExactly("FINISHED", "RUNNING");
    assertThat(startedContents()).containsExactly(NEW.text().encodedPipeline());
    assertThat(flink.starts().get(0).member("savepointPath").text())
        .isEqualTo(SimulatedFlink.SAVEPOINT);
    assertThat(flink.triggered()).as("checkpoints that were asked for").isEqualTo(1);
  }

  @Test
  void waitsForARestartingJobBeforeItStopsIt() {
    flink.refusingStops(2).next(Fate.RUNS);
    assertThat(upgrade()).isInstanceOf(Upgraded.class);
  }

  @Test
  void startsTheOldVersionAgainWhenTheNewOneIsRefused() {
    flink.next(Fate.IS_REFUSED, Fate.RUNS);
    assertThat(upgrade())
        .isInstanceOfSatisfying(
            RolledBack.class, back -> assertThat(back.reason()).contains("no such state"));
    assertStartedOldFromTheSavepoint();
  }

  @Test
  void startsTheOldVersionAgainWhenTheNewOneFailsBeforeACheckpoint() {
    flink.next(Fate.FAILS_BEFORE_A_CHECKPOINT, Fate.RUNS);
    assertThat(upgrade()).isInstanceOf(RolledBack.class);
    assertStartedOldFromTheSavepoint();
  }

  @Test
  void cancelsANewVersionThatNeverRuns() {
    flink.next(Fate.NEVER_RUNS, Fate.RUNS);
    assertThat(upgrade()).isInstanceOf(RolledBack.class);
    assertThat(flink.states()).containsExactly("FINISHED", "CANCELED", "RUNNING");
  }

  @Test
  void doesNotGoBackWhenTheNewVersionHasCommitted() {
    flink.next(Fate.FAILS_AFTER_A_CHECKPOINT);
    assertThat(upgrade())
        .isInstanceOfSatisfying(
            Stuck.class,
            stuck -> {
              assertThat(stuck.reason()).contains("has committed");
              assertThat(stuck.remedies())
                  .anySatisfy(
                      remedy ->
                          assertThat(remedy)
                              .contains("new.yaml")
                              .contains("file:/checkpoints/chk-1"));
              assertThat(stuck.remedies()).noneMatch(remedy -> remedy.contains("old.yaml"));
            });
    assertThat(startedContents()).doesNotContain(OLD.text().encodedPipeline());
  }

  @Test
  void noticesACheckpointThatCompletesWhileTheNewVersionIsCancelled() {
    flink.next(Fate.COMMITS_AT_THE_LAST_MOMENT, Fate.RUNS);
    assertThat(upgrade())
        .isInstanceOfSatisfying(
            Stuck.class, stuck -> assertThat(stuck.reason()).contains("has committed"));
    assertThat(flink.states()).containsExactly("FINISHED", "CANCELED");
  }

  @Test
  void saysHowToGoBackByHandWhenTheOldVersionDoesNotStartAgain() {
    flink.next(Fate.IS_REFUSED, Fate.IS_REFUSED);
    assertThat(upgrade())
        .isInstanceOfSatisfying(
            Stuck.class,
            stuck ->
                assertThat(stuck.remedies())
                    .anySatisfy(
                        remedy ->
                            assertThat(remedy)
                                .contains("old.yaml")
                                .contains(SimulatedFlink.SAVEPOINT)));
  }

  private UpgradeOutcome upgrade() {
    FlinkRest rest = flink.client();
    Console console =
        new Console(
            new PrintWriter(new StringWriter()),
            new PrintWriter(new StringWriter()),
            new BufferedReader(new StringReader("")),
            Console.Terminal.NONE);
    AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    Patience patience =
        new Patience(
            now::get,
            time -> now.updateAndGet(instant -> instant.plus(time)),
            Duration.ofSeconds(1));
    UpgradeLimits limits = new UpgradeLimits(Duration.ofSeconds(30), Duration.ofSeconds(10));
    GoBack goBack =
        new GoBack(Path.of("old.yaml"), Path.of("new.yaml"), "orders", rest.address().toString());
    JobSummary job = new PipelineJobs(rest).live("orders");
    return new Upgrade(rest, new JobWatch(rest, patience), console, limits, goBack)
        .run(
            job,
            OLD,
            NEW,
            new UpgradePlan(List.of(), UnneededState.REFUSE),
            new SavepointTarget(null));
  }

  private void assertStartedOldFromTheSavepoint() {
    assertThat(startedContents())
        .containsExactly(NEW.text().encodedPipeline(), OLD.text().encodedPipeline());
    JsonValue start = flink.starts().get(1);
    assertThat(start.member("savepointPath").text()).isEqualTo(SimulatedFlink.SAVEPOINT);
    assertThat(start.member("flinkConfiguration").textMembers())
        .containsValue("sluice.jar:old.jar");
  }

  private List<String> startedContents() {
    return flink.starts().stream()
        .map(start -> start.member("programArgsList").items().get(1).text())
        .toList();
  }
}
