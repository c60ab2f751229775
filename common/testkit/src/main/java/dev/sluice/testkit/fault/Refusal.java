package dev.sluice.testkit.fault;

import dev.sluice.ops.flink.FlinkRest;
import dev.sluice.ops.flink.JobFailure;
import dev.sluice.ops.flink.JobSummary;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/** The words with which a pipeline is not started. */
record Refusal(FaultSite site, JobUnderTest job) {
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final int WORDS = 300;

  /** Nothing of the pipeline runs afterwards. */
  String of(String state, int parallelism) {
    try {
      job.submit(state, parallelism);
    } catch (RuntimeException | AssertionError e) {
      return brief(String.valueOf(e.getMessage()));
    } finally {
      endWhatRuns();
    }
    return brief(
        site.flink()
            .rest()
            .lastFailure(job.id())
            .map(JobFailure::rootCause)
            .orElseThrow(
                () ->
                    new FaultFailedException(
                        "%s was started from %s".formatted(job.pipeline(), state))));
  }

  private void endWhatRuns() {
    FlinkRest flink = site.flink().rest();
    live(flink).forEach(found -> flink.cancel(found.id()));
    Awaitility.await(job.pipeline() + " to end").atMost(LIMIT).until(() -> live(flink).isEmpty());
  }

  private List<JobSummary> live(FlinkRest flink) {
    return flink.jobs().stream()
        .filter(found -> found.live() && found.name().equals(job.pipeline()))
        .toList();
  }

  private static String brief(String words) {
    String line = words.replace('\n', ' ').strip();
    return line.length() > WORDS ? line.substring(0, WORDS) + "..." : line;
  }
}
