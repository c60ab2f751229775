package dev.sluice.testkit.fault;

import java.io.IOException;

/**
 * The size up to which a running process may write files (RLIMIT_FSIZE, set from outside by
 * util-linux's prlimit). Beyond it a write fails with an IOException, which a JVM takes as it would
 * take a full disk; no mount is needed.
 */
enum FileSizeLimit {
  NOTHING("0"),
  UNLIMITED("unlimited");

  private final String soft;

  FileSizeLimit(String soft) {
    this.soft = soft;
  }

  void impose(long pid) {
    try {
      int code =
          new ProcessBuilder(
                  "prlimit", "--pid", Long.toString(pid), "--fsize=" + soft + ":unlimited")
              .inheritIO()
              .start()
              .waitFor();
      if (code != 0) {
        throw new FaultFailedException("prlimit of pid " + pid + " ended with " + code);
      }
    } catch (IOException e) {
      throw new FaultFailedException("cannot run prlimit: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FaultFailedException("interrupted while limiting pid " + pid, e);
    }
  }
}
