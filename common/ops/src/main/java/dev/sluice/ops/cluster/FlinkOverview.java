package dev.sluice.ops.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

/** What the JobManager says at {@code /overview}. */
public record FlinkOverview(int taskManagers, int slots, int freeSlots, int runningJobs) {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Throws IOException while nobody answers. */
  static FlinkOverview ask(String restAddress) throws IOException {
    JsonNode overview = get(restAddress + "/overview");
    return new FlinkOverview(
        overview.path("taskmanagers").asInt(),
        overview.path("slots-total").asInt(),
        overview.path("slots-available").asInt(),
        overview.path("jobs-running").asInt());
  }

  /** The resource ids of the registered TaskManagers. */
  static Set<String> taskManagerIds(String restAddress) throws IOException {
    Set<String> ids = new TreeSet<>();
    get(restAddress + "/taskmanagers")
        .path("taskmanagers")
        .forEach(one -> ids.add(one.path("id").asText()));
    return ids;
  }

  private static JsonNode get(String uri) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(uri)).timeout(Duration.ofSeconds(3)).build();
    try {
      HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new IOException(request.uri() + " answered " + response.statusCode());
      }
      return JSON.readTree(response.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClusterException("interrupted while asking " + request.uri(), e);
    }
  }
}
