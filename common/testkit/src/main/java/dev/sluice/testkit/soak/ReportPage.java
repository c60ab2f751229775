package dev.sluice.testkit.soak;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One HTML file without any other: the data as JSON in a page that draws it, so that it can be
 * mailed, kept for years and opened without a network.
 */
final class ReportPage {
  private static final String TEMPLATE = "report.html";
  private static final String PLACE = "/*DATA*/null";
  private static final ObjectMapper JSON = new ObjectMapper();

  private ReportPage() {}

  static void write(SoakResult result, Path page) throws IOException {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("seed", result.spec().seed());
    data.put("perSecond", result.spec().perSecond());
    data.put("backSeconds", result.spec().bounds().back().toSeconds());
    data.put("started", result.started());
    data.put("ended", result.ended());
    data.put("produced", result.produced());
    data.put("committed", result.committed());
    data.put("held", result.held());
    data.put("replay", result.spec().replay());
    data.put("versions", result.versions());
    data.put("outputs", SoakPlan.ofSeed(0).mainOutputs().stream().map(Output::name).toList());
    data.put("samples", result.observed().samples());
    data.put("vitals", result.observed().vitals());
    data.put("faults", result.observed().faults());
    data.put("checks", result.observed().checks());
    // a "</script>" within the data would end the script
    String json = JSON.writeValueAsString(data).replace("</", "<\\/");
    Files.createDirectories(page.toAbsolutePath().getParent());
    Files.writeString(page, template().replace(PLACE, json));
  }

  private static String template() throws IOException {
    try (InputStream in = ReportPage.class.getResourceAsStream(TEMPLATE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
