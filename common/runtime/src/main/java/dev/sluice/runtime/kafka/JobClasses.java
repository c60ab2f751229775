package dev.sluice.runtime.kafka;

import java.io.Serializable;
import java.net.URL;
import java.security.CodeSource;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which build a process has the job's classes from, where it has them in its class path: then they
 * do not come with the job, and machines of one cluster may differ.
 *
 * @param jar the name that the jar has there, made of its content; empty: they came with the job
 */
record JobClasses(String jar) implements Serializable {
  private static final Pattern INSTALLED =
      Pattern.compile("(?:.*/)?(sluice-pipeline-[0-9a-f]{16}[.]jar)");

  static JobClasses ofThisProcess() {
    CodeSource source = JobClasses.class.getProtectionDomain().getCodeSource();
    return source == null || source.getLocation() == null
        ? new JobClasses("")
        : of(source.getLocation());
  }

  static JobClasses of(URL location) {
    Matcher installed = INSTALLED.matcher(location.getPath());
    return new JobClasses(installed.matches() ? installed.group(1) : "");
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

  private String said() {
    return jar.isEmpty() ? "a jar that comes with it" : jar;
  }
}
