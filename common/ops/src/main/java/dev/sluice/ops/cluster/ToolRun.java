package dev.sluice.ops.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A Java program that runs to its end: its standard output, or an exception with it when the
 * program fails.
 */
final class ToolRun {
  /**
   * Runs for a second: the time that the optimising compiler takes is lost, and other cores have
   * work.
   */
  static final List<String> FAST_START =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto");

  private final JvmSpec spec;
  private final Process process;

  private ToolRun(JvmSpec spec, Process process) {
    this.spec = spec;
    this.process = process;
  }

  static ToolRun start(JvmSpec spec) {
    spec.classPath().requireBuilt();
    try {
      LogSetup.write(spec.logs().folder());
      ProcessBuilder builder =
          new ProcessBuilder(spec.command()).directory(spec.logs().folder().toFile());
      builder.redirectOutput(spec.logs().out().toFile()).redirectErrorStream(true);
      return new ToolRun(spec, builder.start());
    } catch (IOException e) {
      throw new ClusterException("cannot start " + spec.name() + ": " + e.getMessage(), e);
    }
  }

  String output(Duration limit) {
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        throw new ClusterException(
            spec.name()
                + " did not end within "
                + limit.toSeconds()
                + " s\n"
                + spec.logs().lastLines());
      }
      if (process.exitValue() != 0) {
        throw new ClusterException(
            spec.name() + " ended with " + process.exitValue() + "\n" + spec.logs().lastLines());
      }
      return Files.readString(spec.logs().out(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new ClusterException(
          "cannot read the output of " + spec.name() + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new ClusterException("interrupted while " + spec.name() + " ran", e);
    }
  }
}
