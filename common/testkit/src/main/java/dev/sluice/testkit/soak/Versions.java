package dev.sluice.testkit.soak;

import dev.sluice.testkit.process.ReactorRoot;
import java.io.File;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.utils.AppInfoParser;

/** What was tested, by what ran: the jars of the processes' class paths. */
final class Versions {
  private Versions() {}

  static Map<String, String> of(SoakSite site) {
    Map<String, String> versions = new LinkedHashMap<>();
    String broker = System.getProperty("sluice.test.kafka", "kafka");
    versions.put("Kafka brokers", jar(broker, "kafka_2\\.13"));
    versions.put("Flink", jar("flink", "flink-runtime"));
    versions.put("reader's Kafka client", AppInfoParser.getVersion());
    versions.put("JDK", System.getProperty("java.runtime.version"));
    versions.put(
        "machine",
        "%d cores, %s %s"
            .formatted(
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name"),
                System.getProperty("os.version")));
    versions.put(
        "pipelines",
        String.join(", ", site.pipelines().stream().map(SoakPipeline::pipeline).toList()));
    return versions;
  }

  private static String jar(String process, String artifact) {
    Matcher version =
        Pattern.compile(artifact + "-([0-9][^" + File.pathSeparator + "/]*)\\.jar")
            .matcher(String.join(File.pathSeparator, names(process)));
    return version.find() ? version.group(1) : "unknown";
  }

  private static String[] names(String process) {
    String[] names =
        ReactorRoot.find().resolve("common/processes/" + process + "/target/lib").toFile().list();
    return names == null ? new String[0] : names;
  }
}
