package dev.sluice.ops.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessIdentityTest {
  @TempDir private Path folder;

  @Test
  void findsALivingProcessFromItsPidFile() {
    ProcessIdentity.of(ProcessHandle.current()).write(folder.resolve("pids/me.pid"));

    assertThat(ProcessIdentity.read(folder.resolve("pids/me.pid")).find())
        .contains(ProcessHandle.current());
  }

  @Test
  void aStrangerWithTheSamePidIsNotIt() {
    ProcessIdentity me = ProcessIdentity.of(ProcessHandle.current());
    ProcessIdentity before =
        new ProcessIdentity(me.pid(), me.startedAt().minus(Duration.ofMinutes(1)));

    assertThat(before.find()).isEmpty();
  }

  @Test
  void refusesAFileThatIsNoPidFile() throws IOException {
    Path file = Files.writeString(folder.resolve("x.pid"), "12345\n");

    assertThatThrownBy(() -> ProcessIdentity.read(file))
        .isInstanceOf(ClusterException.class)
        .hasMessage(file + " is not a pid file: expected '<pid> <start time>'");
  }
}
