package dev.sluice.runtime.kafka;

import dev.sluice.core.name.JobJarName;
import java.io.Serializable;
import java.net.URL;
import java.security.CodeSource;

/**
 * Which build a process has the job's classes from, where it has them in its class path: then they
 * do not come with the job, and machines of one cluster may differ.
 *
 * @param jar the name that the jar has there, made of its content; empty: they came with the job
 */
record JobClasses(String jar) implements Serializable {
  static JobClasses ofThisProcess() {
    CodeSource source = JobClasses.class.getProtectionDomain().getCodeSource();
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

  private String said() {
    return jar.isEmpty() ? "a jar that comes with it" : jar;
  }
}
