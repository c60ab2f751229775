package dev.sluice.pipeline;

import dev.sluice.testkit.process.KafkaUnderTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * What one form of a pipeline costs against another: processor time of {@code sluice run} for each
 * record. Both run at the same time, a fresh JVM each, so that they see the same machine: in turns,
 * its drift was ten times what is measured. The JIT compiler's time is left out: it differs by more
 * from start to start.
 */
final class PairedRuns {
  private static final Duration LIMIT = Duration.ofMinutes(10);

  /** Until then it is the compiler that is measured. */
  private static final double WARM = 0.3;

  private static final double DONE = 0.95;

  private final KafkaUnderTest kafka;
  private final Path folder;
  private final long records;

  /**
   * One of two.
   *
   * @param file the pipeline's file for a name, which is its output's too
   * @param clients settings as in a cluster's profile; may be empty
   * @param jvmFlags of its process, besides those of every one
   */
  record Form(UnaryOperator<String> file, String clients, List<String> jvmFlags) {
    Form(UnaryOperator<String> file) {
      this(file, "", List.of());
    }
  }

  /**
   * Runs over an input that is there.
   *
   * @param folder for files and logs
   * @param records that come out of it
   */
  PairedRuns(KafkaUnderTest kafka, Path folder, long records) {
    this.kafka = kafka;
    this.folder = folder;
    this.records = records;
  }

  /**
   * A moment of a run, or what lies between two.
   *
   * @param micros processor time of the job's process, without the JIT compiler's
   * @param records that came out
   */
  private record Point(long micros, long records) {
    Point since(Point before) {
      return new Point(micros - before.micros, records - before.records);
    }

    double microsOfARecord() {
      return (double) micros / records;
    }
  }

  /**
   * Processor time for each record that came out, in microseconds.
   *
   * @param rate records of the one for each of the other in the same time
   */
  private record Pair(double one, double other, double rate) {}

  /** Prints each pair, and returns the median of the ratios. */
  double medianRatio(int rounds, Form one, Form other) throws IOException {
    double[] ratios = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      Pair pair = run(round, one, other);
      ratios[round] = pair.one() / pair.other();
      System.out.printf(
          "round %d: %.3f and %.3f us a record, ratio %.4f, of the rate %.3f%n",
          round + 1, pair.one(), pair.other(), ratios[round], pair.rate());
    }
    double mean = Arrays.stream(ratios).average().orElseThrow();
    double variance =
        Arrays.stream(ratios).map(ratio -> (ratio - mean) * (ratio - mean)).sum() / (rounds - 1);
    double[] sorted = Arrays.stream(ratios).sorted().toArray();
    System.out.printf(
        "ratio: median %.4f, mean %.4f, its standard error %.4f, from %.4f to %.4f%n",
        median(sorted), mean, Math.sqrt(variance / rounds), sorted[0], sorted[rounds - 1]);
    return median(sorted);
  }

  static double median(double[] sorted) {
    int half = sorted.length / 2;
    return Arrays.stream(sorted, (sorted.length - 1) / 2, half + 1).average().orElseThrow();
  }

  /** Both read the same input at the same time, and are looked at in the same moments. */
  private Pair run(int round, Form one, Form other) throws IOException {
    String nameOfOne = "one" + round;
    String nameOfOther = "other" + round;
    Map<String, MeasuredPipeline> jobs = new LinkedHashMap<>();
    try {
      for (String name :
          round % 2 == 0 ? List.of(nameOfOne, nameOfOther) : List.of(nameOfOther, nameOfOne)) {
        kafka.topics().create(name, 4, Map.of("compression.type", "producer"));
        Form form = name.equals(nameOfOne) ? one : other;
        jobs.put(name, MeasuredPipeline.start(kafka, folder, name, form));
      }
      await(
          jobs,
          () ->
              jobs.keySet().stream()
                  .allMatch(job -> kafka.topics().committedCount(job) >= WARM * records));
      Map<String, Point> warm = look(jobs);
      await(
          jobs,
          () ->
              jobs.keySet().stream()
                  .anyMatch(job -> kafka.topics().committedCount(job) >= DONE * records));
      Map<String, Point> done = look(jobs);
      Point ofOne = between(warm, done, nameOfOne);
      Point ofOther = between(warm, done, nameOfOther);
      return new Pair(
          ofOne.microsOfARecord(),
          ofOther.microsOfARecord(),
          (double) ofOne.records() / ofOther.records());
    } finally {
      jobs.values().forEach(MeasuredPipeline::close);
      jobs.keySet().forEach(kafka.topics()::delete);
    }
  }

  private static Point between(Map<String, Point> from, Map<String, Point> to, String job) {
    return Objects.requireNonNull(to.get(job)).since(Objects.requireNonNull(from.get(job)));
  }

  private void await(Map<String, MeasuredPipeline> jobs, Callable<Boolean> reached)
      throws IOException {
    Awaitility.await()
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(200))
        .until(
            () ->
                !jobs.values().stream().allMatch(job -> job.process().isAlive()) || reached.call());
    for (MeasuredPipeline job : jobs.values()) {
      job.requireAlive();
    }
  }

  private Map<String, Point> look(Map<String, MeasuredPipeline> jobs) {
    Map<String, Point> points = new HashMap<>();
    jobs.forEach(
        (name, job) ->
            points.put(
                name,
                new Point(
                    job.process().toHandle().info().totalCpuDuration().orElseThrow().toNanos()
                            / 1_000
                        - compilerMicros(job.process()),
                    kafka.topics().committedCount(name))));
    return points;
  }

  /**
   * What the JIT compiler took, which differs by more from start to start than what is measured; 0
   * where the system does not say it (proc(5): the 14th and 15th field, in hundredths of a second).
   */
  private static long compilerMicros(Process job) {
    Path threads = Path.of("/proc/" + job.pid() + "/task");
    if (!Files.isDirectory(threads)) {
      return 0;
    }
    try (Stream<Path> all = Files.list(threads)) {
      return all.mapToLong(PairedRuns::micros).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long micros(Path thread) {
    try {
      String stat = Files.readString(thread.resolve("stat"));
      if (!stat.contains("CompilerThre")) {
        return 0;
      }
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return 10_000 * (Long.parseLong(fields[11]) + Long.parseLong(fields[12]));
    } catch (IOException e) {
      return 0; // it has ended
    }
  }
}
