package dev.sluice.ops.upgrade;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sluice.ops.flink.FlinkRest;
import dev.sluice.ops.json.JsonText;
import dev.sluice.ops.json.JsonValue;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A session cluster whose jobs behave as a test wants, with the parts of Flink's REST interface
 * that an upgrade uses.
 */
final class SimulatedFlink implements AutoCloseable {
  static final String SAVEPOINT = "file:/savepoints/savepoint-1";

  /** What becomes of the next job that is started. */
  enum Fate {
    RUNS,
    /** The JobManager refuses to start it. */
    IS_REFUSED,
    FAILS_BEFORE_A_CHECKPOINT,
    FAILS_AFTER_A_CHECKPOINT,
    NEVER_RUNS,
    /** Its first checkpoint completes while it is being cancelled. */
    COMMITS_AT_THE_LAST_MOMENT
  }

  static {
    // without it every answer waits 40 ms for the acknowledgement of its headers
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final Map<String, Job> jobs = new LinkedHashMap<>();
  private final Deque<Fate> fates = new ArrayDeque<>();
  private final List<JsonValue> starts = new ArrayList<>();
  private int refusedStops;
  private int stops;
  private int triggered;

  private static final class Job {
    private final Fate fate;
    private String state;
    private int checkpoints;

    private Job(Fate fate, String state, int checkpoints) {
      this.fate = fate;
      this.state = state;
      this.checkpoints = checkpoints;
    }
  }

  private SimulatedFlink(HttpServer server) {
    this.server = server;
  }

  static SimulatedFlink start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    SimulatedFlink flink = new SimulatedFlink(server);
    server.createContext("/", flink::answer);
    server.start();
    return flink;
  }

  FlinkRest client() {
    return new FlinkRest(
        URI.create(
            "http://" + server.getAddress().getHostString() + ":" + server.getAddress().getPort()));
  }

  /** A job that runs already. */
  synchronized SimulatedFlink running(String id) {
    jobs.put(id, new Job(Fate.RUNS, "RUNNING", 5));
    return this;
  }

  synchronized SimulatedFlink next(Fate... wanted) {
    fates.addAll(List.of(wanted));
    return this;
  }

  /** The first stops fail as those of a restarting job do. */
  synchronized SimulatedFlink refusingStops(int number) {
    refusedStops = number;
    return this;
  }

  synchronized List<String> states() {
    return jobs.values().stream().map(job -> job.state).toList();
  }

  /** Checkpoints that were asked for. */
  synchronized int triggered() {
    return triggered;
  }

  synchronized List<JsonValue> starts() {
    return List.copyOf(starts);
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String request = exchange.getRequestMethod() + " " + path;
    String[] parts = path.split("/", -1);
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    if (request.equals("GET /jobs/overview")) {
      send(
          exchange,
          200,
          Map.of(
              "jobs",
              jobs.entrySet().stream()
                  .map(entry -> summary(entry.getKey(), entry.getValue()))
                  .toList()));
    } else if (request.equals("GET /config")) {
      send(exchange, 200, Map.of("refresh-interval", 3000));
    } else if (request.startsWith("POST /jars/")) {
      run(exchange, JsonValue.parse(body));
    } else if (request.endsWith("/stop")) {
      stops++;
      send(exchange, 202, Map.of("request-id", "stop-" + stops));
    } else if (path.contains("/savepoints/")) {
      savepoint(exchange, job(parts));
    } else if (request.startsWith("PATCH /jobs/")) {
      cancel(job(parts));
      send(exchange, 202, Map.of());
    } else if (request.startsWith("POST") && path.endsWith("/checkpoints")) {
      triggered++;
      send(exchange, 202, Map.of("request-id", "checkpoint-" + triggered));
    } else if (path.endsWith("/checkpoints")) {
      send(exchange, 200, checkpoints(job(parts)));
    } else if (path.endsWith("/exceptions")) {
      send(exchange, 200, Map.of("exceptionHistory", Map.of("entries", List.of())));
    } else {
      send(exchange, 404, Map.of("errors", List.of("Not found: " + request)));
    }
  }

  private Job job(String[] parts) {
    return jobs.get(parts[2]);
  }

  private void run(HttpExchange exchange, JsonValue request) throws IOException {
    starts.add(request);
    Fate fate = fates.removeFirst();
    if (fate == Fate.IS_REFUSED) {
      send(
          exchange,
          500,
          Map.of("errors", List.of("a.Refused: no such state\n\tat a.b(C.java:1)\n")));
      return;
    }
    String id = String.format(Locale.ROOT, "%032x", jobs.size() + 1);
    jobs.put(
        id,
        switch (fate) {
          case FAILS_BEFORE_A_CHECKPOINT -> new Job(fate, "FAILED", 0);
          case FAILS_AFTER_A_CHECKPOINT -> new Job(fate, "FAILED", 1);
          case NEVER_RUNS -> new Job(fate, "CREATED", 0);
          default -> new Job(fate, "RUNNING", 0);
        });
    send(exchange, 200, Map.of("jobid", id));
  }

  private void savepoint(HttpExchange exchange, Job job) throws IOException {
    Map<String, Object> done = Map.of("id", "COMPLETED");
    if (refusedStops-- > 0) {
      String reason = "a.CheckpointException: Not all required tasks are currently running.\n";
      send(
          exchange,
          200,
          Map.of(
              "status", done, "operation", Map.of("failure-cause", Map.of("stack-trace", reason))));
      return;
    }
    job.state = "FINISHED";
    send(exchange, 200, Map.of("status", done, "operation", Map.of("location", SAVEPOINT)));
  }

  private static void cancel(Job job) {
    job.state = "CANCELED";
    if (job.fate == Fate.COMMITS_AT_THE_LAST_MOMENT) {
      job.checkpoints = 1;
    }
  }

  private static Map<String, Object> checkpoints(Job job) {
    if (job.fate == Fate.RUNS && job.state.equals("RUNNING")) {
      job.checkpoints++;
    }
    Map<String, Object> latest =
        new LinkedHashMap<>(Map.of("restored", Map.of("external_path", SAVEPOINT)));
    if (job.checkpoints > 0) {
      latest.put(
          "completed",
          Map.of(
              "id",
              1,
              "latest_ack_timestamp",
              1,
              "state_size",
              1,
              "end_to_end_duration",
              1,
              "external_path",
              "file:/checkpoints/chk-1"));
    }
    return Map.of("counts", Map.of("completed", job.checkpoints, "failed", 0), "latest", latest);
  }

  private static Map<String, Object> summary(String id, Job job) {
    int running = job.state.equals("RUNNING") ? 2 : 0;
    return Map.of(
        "jid",
        id,
        "name",
        "orders",
        "state",
        job.state,
        "start-time",
        0,
        "tasks",
        Map.of("total", 2, "running", running));
  }

  private static void send(HttpExchange exchange, int status, Map<String, Object> answer)
      throws IOException {
    byte[] body = JsonText.compact(answer).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
