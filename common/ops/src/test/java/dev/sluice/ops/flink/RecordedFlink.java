package dev.sluice.ops.flink;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Answers with what a Flink 2.2.1 session cluster has answered, and remembers what it was asked.
 */
final class RecordedFlink implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, Answer> answers = new HashMap<>();
  private final List<String> bodies = new ArrayList<>();

  private record Answer(int status, String body) {}

  private RecordedFlink(HttpServer server) {
    this.server = server;
  }

  static RecordedFlink start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    RecordedFlink flink = new RecordedFlink(server);
    server.createContext("/", flink::answer);
    server.start();
    return flink;
  }

  /** Answers a request, such as {@code GET /overview}, with a recorded file. */
  RecordedFlink on(String request, String file) throws IOException {
    return on(request, 200, file);
  }

  RecordedFlink on(String request, int status, String file) throws IOException {
    try (InputStream body = RecordedFlink.class.getResourceAsStream(file)) {
      answers.put(
          request, new Answer(status, new String(body.readAllBytes(), StandardCharsets.UTF_8)));
    }
    return this;
  }

  FlinkRest client() {
    return new FlinkRest(address());
  }

  URI address() {
    return URI.create(
        "http://" + server.getAddress().getHostString() + ":" + server.getAddress().getPort());
  }

  String lastBody() {
    return bodies.get(bodies.size() - 1);
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    Answer answer =
        answers.getOrDefault(
            exchange.getRequestMethod() + " " + exchange.getRequestURI(),
            new Answer(404, "{\"errors\":[\"Not found.\"]}"));
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json; charset=UTF-8");
    exchange.sendResponseHeaders(answer.status(), body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
