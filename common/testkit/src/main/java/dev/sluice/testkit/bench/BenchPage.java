package dev.sluice.testkit.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The results as JSON, and as one page that draws them without any other file. */
final class BenchPage {
  private static final String TEMPLATE = "bench.html";
  private static final String PLACE = "/*DATA*/null";
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private BenchPage() {}

  /** {@code bench.json} and {@code bench.html}. */
  static void write(Map<String, String> machine, List<WorkResult> works, Path folder)
      throws IOException {
    Map<String, Object> data = Map.of("machine", machine, "works", works);
    String json = JSON.writeValueAsString(data);
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("bench.json"), json + "\n");
    // a "</script>" within the data would end the script
    Files.writeString(
        folder.resolve("bench.html"), template().replace(PLACE, json.replace("</", "<\\/")));
  }

  private static String template() throws IOException {
    try (InputStream in = BenchPage.class.getResourceAsStream(TEMPLATE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
