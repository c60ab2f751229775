package dev.sluice.testkit.process;

import java.io.File;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.utils.AppInfoParser;

/** What runs here: the jars of the processes' class paths, the JDK and the machine. */
public final class RunningVersions {
  private RunningVersions() {}

  /**
   * By what it is the version of.
   *
   * @param broker the module below common/processes whose brokers run
   */
  public static Map<String, String> of(String broker) {
    Map<String, String> versions = new LinkedHashMap<>();
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
