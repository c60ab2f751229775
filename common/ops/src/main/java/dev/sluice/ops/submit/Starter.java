package dev.sluice.ops.submit;

import dev.sluice.ops.flink.FlinkRest;
import dev.sluice.ops.flink.UploadedJar;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * A jar without classes, for a cluster that has the job's in its class path: Flink wants a jar to
 * start a job from, and takes from the class path what is not in it. Classes of a jar are loaded
 * and compiled for each job anew, those of the class path once.
 *
 * @param jarName the job jar's, made of its content, so that a job never starts on other classes
 */
record Starter(String jarName) {
  private static final String MAIN_CLASS = "dev.sluice.pipeline.PipelineJob";

  /** Its own name on the cluster: the job jar itself may be there, too. */
  private String name() {
    return "starter-of-" + jarName;
  }

  /** The starter on the cluster, under the name of the job jar that it stands for. */
  UploadedJar on(FlinkRest flink) throws IOException {
    Optional<UploadedJar> there = JobLauncher.uploaded(flink, name());
    UploadedJar starter = there.isPresent() ? there.get() : upload(flink);
    return new UploadedJar(starter.id(), jarName);
  }

  private UploadedJar upload(FlinkRest flink) throws IOException {
    Path jar = Files.createTempFile("sluice-starter", ".jar");
    try {
      write(jar);
      return flink.upload(jar, name());
    } finally {
      Files.delete(jar);
    }
  }

  private static void write(Path jar) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, MAIN_CLASS);
    try (OutputStream out = Files.newOutputStream(jar)) {
      new JarOutputStream(out, manifest).close();
    }
  }
}
