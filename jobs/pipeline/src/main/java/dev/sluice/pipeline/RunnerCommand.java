package dev.sluice.pipeline;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a local run is told on standard input, a line each: {@code terminate-task-manager} or {@code
 * stop}. The end of the input means nothing: a run goes on until it is stopped or fails.
 */
final class RunnerCommand {
  private static final Logger LOG = LoggerFactory.getLogger(RunnerCommand.class);

  private RunnerCommand() {}

  static void obey(InputStream commands, LocalCluster cluster, LocalJob job, Path savepoints) {
    Thread thread = new Thread(() -> listen(commands, cluster, job, savepoints), "runner-commands");
    thread.setDaemon(true);
    thread.start();
  }

  private static void listen(
      InputStream commands, LocalCluster cluster, LocalJob job, Path savepoints) {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(commands, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        obey(line.strip(), cluster, job, savepoints);
      }
    } catch (IOException e) {
      LOG.warn("standard input cannot be read; the pipeline goes on without commands", e);
    }
  }

  private static void obey(String command, LocalCluster cluster, LocalJob job, Path savepoints) {
    try {
      switch (command) {
        case "" -> {}
        case "terminate-task-manager" -> {
          cluster.replaceTaskManager();
          System.err.println("terminated one TaskManager and started another");
        }
        case "stop" ->
            System.err.println("stopped with savepoint " + cluster.stop(job, savepoints));
        default ->
            System.err.println(
                "'" + command + "' is unknown; there are terminate-task-manager and stop");
      }
    } catch (Exception e) {
      // Flink's mini cluster declares Exception; the command failed, the pipeline goes on
      System.err.println("'" + command + "' failed: " + e.getMessage());
    }
  }
}
