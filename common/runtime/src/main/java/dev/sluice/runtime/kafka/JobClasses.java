package dev.sluice.runtime.kafka;

import dev.sluice.core.name.JobJarName;
import java.io.Serializable;
import java.net.URL;
import java.security.CodeSource;
import org.apache.flink.connector.kafka.source.KafkaSource;

/**
 * Which build a process has the job's classes from, where it has them in its class path: then they
 * do not come with the job, and machines of one cluster may differ.
 *
 * @param jar the name that the jar has there, made of its content; empty: they came with the job
 */
public record JobClasses(String jar) implements Serializable {
  /**
   * Fails where the connector would be one build's and the rest another's: Flink takes its own
   * packages, the connector's among them, from its class path before it looks into a job's jar.
   */
  public static void requireOneBuild() {
    ofThisProcess().requireConnectorOf(of(KafkaSource.class));
  }

  static JobClasses ofThisProcess() {
    return of(JobClasses.class);
  }

  private static JobClasses of(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    return source == null || source.getLocation() == null
        ? new JobClasses("")
        : of(source.getLocation());
  }

  static JobClasses of(URL location) {
    String file = location.getPath().substring(location.getPath().lastIndexOf('/') + 1);
    return new JobClasses(JobJarName.isOne(file) ? file : "");
  }

  /** Fails in a process that has another build. */
  void requireSameAs(JobClasses here) {
    if (!equals(here)) {
      throw new IllegalStateException(
          "the job was built by "
              + said()
              + ", but this TaskManager has the classes of "
              + here.said()
              + ": every machine of the cluster needs the same jar in Flink's lib folder, or none");
    }
  }

  void requireConnectorOf(JobClasses connector) {
    if (!connector.jar.isEmpty() && !equals(connector)) {
      throw new IllegalStateException(
          "Flink has "
              + connector.jar
              + " in its class path, and would take the Kafka connector from there and the rest from "
              + said()
              + ": submit with 'sluice submit', which starts the job on what the cluster has, or take that jar out of Flink's lib folder on every machine and restart Flink");
    }
  }

  private String said() {
    return jar.isEmpty() ? "a jar that comes with it" : jar;
  }
}
