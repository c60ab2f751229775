package dev.sluice.ops.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class SignalsTest {
  private static final Path PROC = Path.of("/proc/self/stat");

  @Test
  void aPausedProcessStandsStillUntilItIsResumed() throws IOException {
    assumeTrue(Files.exists(PROC), "only Linux tells the state of a process");
    Process sleeper = new ProcessBuilder("sleep", "60").start();
    try {
      Signals.pause(sleeper.toHandle());
      Awaitility.await().until(() -> state(sleeper.pid()) == 'T');
      assertThat(sleeper.isAlive()).isTrue();

      Signals.resume(sleeper.toHandle());
      Awaitility.await().until(() -> state(sleeper.pid()) == 'S');
    } finally {
      sleeper.destroyForcibly();
    }
  }

  @Test
  void signalsToAProcessThatHasEndedDoNothing() throws IOException, InterruptedException {
    Process ended = new ProcessBuilder("true").start();
    ended.waitFor();

    assertThatCode(() -> Signals.resume(ended.toHandle())).doesNotThrowAnyException();
  }

  private static char state(long pid) throws IOException {
    String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
    return stat.charAt(stat.lastIndexOf(')') + 2);
  }
}
