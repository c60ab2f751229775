package dev.sluice.ops.flink;

import dev.sluice.ops.json.JsonText;
import dev.sluice.ops.json.JsonValue;
import dev.sluice.ops.json.UnexpectedJsonException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** Requests and answers as JSON. A failure is either nobody there or a refusal. */
final class RestTransport {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

  private final URI base;
  private final Duration answerTimeout;
  private final HttpClient client;

  RestTransport(URI base, Duration answerTimeout) {
    this.base = base;
    this.answerTimeout = answerTimeout;
    // HTTP/1.1: Flink's netty server answers an attempt to upgrade to HTTP/2 with an error
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();
  }

  JsonValue get(String path) {
    return send(request(path).GET().build());
  }

  JsonValue post(String path, Map<String, Object> body) {
    BodyPublisher json = BodyPublishers.ofString(JsonText.compact(body));
    return send(request(path).header("Content-Type", "application/json").POST(json).build());
  }

  JsonValue patch(String path) {
    return send(request(path).method("PATCH", BodyPublishers.noBody()).build());
  }

  JsonValue upload(String path, Path jar, String name) throws IOException {
    String boundary = "sluice-" + Long.toHexString(System.nanoTime());
    String head =
        "--"
            + boundary
            + "\r\nContent-Disposition: form-data; name=\"jarfile\"; filename=\""
            + name
            + "\"\r\nContent-Type: application/x-java-archive\r\n\r\n";
    BodyPublisher form =
        BodyPublishers.concat(
            BodyPublishers.ofString(head),
            BodyPublishers.ofFile(jar),
            BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
    return send(
        request(path)
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(form)
            .build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path)).timeout(answerTimeout);
  }

  private JsonValue send(HttpRequest request) {
    HttpResponse<String> response = exchange(request);
    String type = response.headers().firstValue("Content-Type").orElse("");
    if (response.statusCode() == 503) { // between two leaders: as good as nobody there
      throw new FlinkUnreachableException(base, reason(response), null);
    }
    if (response.statusCode() >= 400) {
      throw new FlinkRefusedException(response.statusCode(), reason(response));
    }
    if (!type.contains("json")) {
      throw new FlinkUnreachableException(
          base,
          "the answer to " + request.uri().getPath() + " is not JSON but '" + type + "'",
          null);
    }
    return JsonValue.parse(response.body());
  }

  private HttpResponse<String> exchange(HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (HttpConnectTimeoutException e) {
      throw new FlinkUnreachableException(
          base, "no connection within " + CONNECT_TIMEOUT.toSeconds() + " s", e);
    } catch (HttpTimeoutException e) {
      throw new FlinkUnreachableException(
          base, "no answer within " + answerTimeout.toSeconds() + " s", e);
    } catch (ConnectException e) {
      throw new FlinkUnreachableException(
          base, "the connection was refused, or the host is unknown", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FlinkUnreachableException(base, "interrupted", new InterruptedIOException());
    } catch (IOException e) {
      throw new FlinkUnreachableException(base, String.valueOf(e.getMessage()), e);
    }
  }

  // Flink puts the short reason and the stack trace into one list; the last one holds the most
  private static String reason(HttpResponse<String> response) {
    try {
      return JsonValue.parse(response.body()).member("errors").items().stream()
          .map(JsonValue::text)
          .filter(text -> !text.isBlank())
          .map(RootCause::of)
          .collect(Collectors.joining("; "));
    } catch (UnexpectedJsonException e) {
      return "HTTP " + response.statusCode();
    }
  }
}
