package dev.sluice.testkit.soak;

import dev.sluice.testkit.process.RunningVersions;
import java.util.LinkedHashMap;
import java.util.Map;

/** What was tested, by what ran. */
final class Versions {
  private Versions() {}

  static Map<String, String> of(SoakSite site) {
    Map<String, String> versions =
        new LinkedHashMap<>(RunningVersions.of(System.getProperty("sluice.test.kafka", "kafka")));
    versions.put(
        "pipelines",
        String.join(", ", site.pipelines().stream().map(SoakPipeline::pipeline).toList()));
    return versions;
  }
}
