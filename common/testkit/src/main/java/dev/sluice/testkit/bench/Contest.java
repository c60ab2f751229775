package dev.sluice.testkit.bench;

import dev.sluice.ops.cluster.JvmProcess;
import dev.sluice.ops.console.CommandFailure;
import dev.sluice.ops.console.Console;
import dev.sluice.ops.console.ExitCode;
import dev.sluice.testkit.topic.CommittedReader;
import dev.sluice.testkit.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;

/** Lets the contestants of a work run in turns, a fresh JVM each, and measures them. */
final class Contest {
  /** Of every contestant. */
  static final List<String> JVM_FLAGS = List.of("-Xms2g", "-Xmx2g");

  private static final Duration LIMIT = Duration.ofMinutes(20);

  private final JvmProcess broker;
  private final String bootstrapServers;
  private final Path home;
  private final Path folder;
  private final Console console;

  /**
   * @param folder for files and logs of the runs
   */
  Contest(JvmProcess broker, String bootstrapServers, Path home, Path folder, Console console) {
    this.broker = broker;
    this.bootstrapServers = bootstrapServers;
    this.home = home;
    this.folder = folder;
    this.console = console;
  }

  /**
   * Laps by contestant, of which every round has one; the order of starting moves on each round.
   */
  Map<Contestant, List<Lap>> run(Course course, int rounds) throws IOException {
    Map<Contestant, List<Lap>> laps = new LinkedHashMap<>();
    List<Contestant> order = new ArrayList<>(course.work().contestants());
    order.forEach(contestant -> laps.put(contestant, new ArrayList<>()));
    for (int round = 1; round <= rounds; round++) {
      for (Contestant contestant : order) {
        String name =
            "%s-%d-%d"
                .formatted(
                    course.work().name(), round, course.work().contestants().indexOf(contestant));
        Lap lap = lap(course, contestant, name);
        laps.get(contestant).add(lap);
        console.say(
            "round %d  %-30s %,9.0f records/s  %5.2f CPU s/M"
                .formatted(round, contestant.name(), lap.perSecond(), lap.cpu()));
      }
      Collections.rotate(order, 1);
    }
    return laps;
  }

  private Lap lap(Course course, Contestant contestant, String name) throws IOException {
    Path own = Files.createDirectories(folder.resolve(name));
    Lane lane =
        new Lane(
            name,
            bootstrapServers,
            course.topic(),
            name,
            course.work().spread().topics(name),
            home,
            own,
            course.percent());
    Path said = own.resolve("said.txt");
    try (Topics topics = new Topics(bootstrapServers)) {
      for (String output : lane.outputs()) {
        topics.create(
            output, course.work().spread().partitions(), Map.of("compression.type", "producer"));
      }
      Process process =
          new ProcessBuilder(contestant.command(lane))
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .redirectInput(ProcessBuilder.Redirect.PIPE)
              .start();
      try {
        Course.Stretch measured = course.measured(contestant.compared());
        Point warm = await(process, topics, lane, measured.from(), said);
        Point done = await(process, topics, lane, measured.to(), said);
        long resident = ProcessMemory.peak(process.pid());
        if (contestant.compared()) {
          requireOutput(course, contestant, topics, lane);
        }
        return lap(
            course, (done.records() - warm.records()) * measured.inputs(), warm, done, resident);
      } finally {
        kill(process);
        lane.outputs().forEach(topics::delete);
      }
    }
  }

  /**
   * A moment of a run.
   *
   * @param records committed so far
   */
  private record Point(long nanos, Duration cpu, Duration brokerCpu, long records) {}

  private static Lap lap(Course course, double inputs, Point warm, Point done, long resident) {
    double seconds = (done.nanos() - warm.nanos()) / 1e9;
    return new Lap(
        inputs / seconds,
        done.cpu().minus(warm.cpu()).toNanos() / 1e3 / inputs,
        done.brokerCpu().minus(warm.brokerCpu()).toNanos() / 1e3 / inputs,
        inputs / seconds * course.bytes() / course.records(),
        resident);
  }

  private Point await(Process process, Topics topics, Lane lane, double records, Path said)
      throws IOException {
    Awaitility.await(lane.name())
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> !process.isAlive() || committed(topics, lane) >= records);
    if (!process.isAlive()) {
      throw new CommandFailure(
          ExitCode.NOT_READY, lane.name() + " ended: " + Files.readString(said), "see " + said);
    }
    return new Point(
        System.nanoTime(),
        process.toHandle().info().totalCpuDuration().orElseThrow(),
        ProcessHandle.of(broker.pid()).flatMap(b -> b.info().totalCpuDuration()).orElseThrow(),
        committed(topics, lane));
  }

  private static long committed(Topics topics, Lane lane) {
    return lane.outputs().stream().mapToLong(topics::committedCount).sum();
  }

  private void requireOutput(Course course, Contestant contestant, Topics topics, Lane lane) {
    AtomicLong last = new AtomicLong();
    Awaitility.await("the end of " + lane.name())
        .atMost(LIMIT)
        .pollInterval(Duration.ofSeconds(3))
        .until(
            () -> {
              long now = committed(topics, lane);
              return now >= course.expected().records() && last.getAndSet(now) == now;
            });
    CanonicalDigest output = new CanonicalDigest();
    for (String topic : lane.outputs()) {
      new CommittedReader(bootstrapServers)
          .showAll(topic, LIMIT, record -> output.add(record.value()));
    }
    if (!output.total().equals(course.expected())) {
      throw new CommandFailure(
          ExitCode.VIOLATED,
          "%s of '%s' wrote %s; the work asks for %s"
              .formatted(lane.name(), contestant.name(), output.total(), course.expected()),
          "its figures do not count; its files are in " + lane.folder());
    }
  }

  private static void kill(Process process) {
    try {
      process.destroyForcibly().waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
