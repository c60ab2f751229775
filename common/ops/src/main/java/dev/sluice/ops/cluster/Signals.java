package dev.sluice.ops.cluster;

import java.io.IOException;

/** The two signals that Java has no call for. */
final class Signals {
  private Signals() {}

  static void pause(ProcessHandle process) {
    send("-STOP", process);
  }

  static void resume(ProcessHandle process) {
    send("-CONT", process);
  }

  private static void send(String signal, ProcessHandle process) {
    if (!process.isAlive()) {
      return;
    }
    try {
      int code =
          new ProcessBuilder("kill", signal, Long.toString(process.pid()))
              .inheritIO()
              .start()
              .waitFor();
      if (code != 0 && process.isAlive()) {
        throw new ClusterException(
            "'kill " + signal + " " + process.pid() + "' ended with " + code);
      }
    } catch (IOException e) {
      throw new ClusterException(
          "cannot send " + signal + " to pid " + process.pid() + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClusterException("interrupted while signalling pid " + process.pid(), e);
    }
  }
}
