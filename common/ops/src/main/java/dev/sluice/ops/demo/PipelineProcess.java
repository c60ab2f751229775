package dev.sluice.ops.demo;

import dev.sluice.ops.cluster.ProcessLogs;
import dev.sluice.ops.console.CommandFailure;
import dev.sluice.ops.console.ExitCode;
import dev.sluice.ops.run.LocalProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The mini cluster's JVM while it runs: told what to do on its standard input, heard on its output.
 */
final class PipelineProcess implements AutoCloseable {
  private static final Duration TICK = Duration.ofMillis(100);

  private final Process process;
  private final Writer commands;
  private final ProcessLogs logs;
  private final BlockingQueue<String> said = new LinkedBlockingQueue<>();

  private PipelineProcess(Process process, ProcessLogs logs) {
    this.process = process;
    this.commands = process.outputWriter(StandardCharsets.UTF_8);
    this.logs = logs;
  }

  static PipelineProcess start(LocalProcess pipeline) throws IOException {
    pipeline.logs().prepare();
    Process process = new ProcessBuilder(pipeline.command()).redirectErrorStream(true).start();
    PipelineProcess started = new PipelineProcess(process, pipeline.logs());
    Thread listener = new Thread(started::listen, "pipeline-output");
    listener.setDaemon(true);
    listener.start();
    return started;
  }

  private void listen() {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        Writer out = Files.newBufferedWriter(logs.out(), StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        out.write(line + "\n");
        out.flush();
        said.add(line);
      }
    } catch (IOException e) {
      said.add("its output cannot be read: " + e.getMessage());
    }
  }

  void command(String command) {
    try {
      commands.write(command + "\n");
      commands.flush();
    } catch (IOException e) {
      throw ended(e);
    }
  }

  /**
   * What follows the words in the first line that begins with them; earlier lines are passed over.
   */
  String awaitLine(String words, Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (System.nanoTime() < deadline) {
      String line = nextLine();
      if (line != null && line.startsWith(words)) {
        return line.substring(words.length()).strip();
      }
      if (line == null && !process.isAlive() && said.isEmpty()) {
        throw ended(null);
      }
    }
    throw new CommandFailure(
        ExitCode.BUG,
        "the pipeline did not say '" + words + "' within " + limit.toSeconds() + " s",
        logs.lastLines());
  }

  void requireAlive() {
    if (!process.isAlive()) {
      throw ended(null);
    }
  }

  /** Returns when the pipeline has ended by itself. */
  void awaitEnd() {
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      throw Interruption.noticed(e);
    }
  }

  private @Nullable String nextLine() {
    try {
      return said.poll(TICK.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw Interruption.noticed(e);
    }
  }

  private CommandFailure ended(@Nullable IOException cause) {
    int code = exitCode();
    ExitCode meaning = code == ExitCode.VIOLATED.number() ? ExitCode.VIOLATED : ExitCode.BUG;
    CommandFailure failure =
        new CommandFailure(meaning, "the pipeline ended with " + code, logs.lastLines());
    failure.initCause(cause);
    return failure;
  }

  private int exitCode() {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      throw Interruption.noticed(e);
    }
  }

  @Override
  public void close() {
    Interruption.letCleanUp();
    process.destroyForcibly();
    awaitEnd();
    try {
      commands.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the pipeline's input cannot be closed", e);
    }
  }
}
