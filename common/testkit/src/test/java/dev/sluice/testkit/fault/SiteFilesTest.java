package dev.sluice.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.ops.cluster.FlinkConfiguration;
import java.io.IOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What faults do to files and processes of this machine. */
class SiteFilesTest {
  @TempDir Path folder;

  @Test
  void anObstructionIsInTheWayOfNewCheckpointsOnlyAndLeavesNothing() throws IOException {
    Path old = Files.createDirectory(folder.resolve("chk-7"));
    Path writing = Files.createDirectory(folder.resolve("chk-8"));
    try (Obstruction obstruction = Obstruction.of(folder, 7)) {
      assertThat(obstruction.files()).isNotEmpty();
      assertThatThrownBy(() -> Files.createDirectory(folder.resolve("chk-9")))
          .isInstanceOf(FileAlreadyExistsException.class);
    }
    assertThat(folder).isDirectoryContaining(path -> path.equals(old));
    try (var left = Files.list(folder)) {
      assertThat(left).containsExactlyInAnyOrder(old, writing);
    }
  }

  @Test
  void damagesACopyAndNotTheSavepoint() throws IOException {
    Path good = Files.createDirectory(folder.resolve("savepoint-1"));
    byte[] metadata = "metadata".repeat(20).getBytes(StandardCharsets.UTF_8);
    Files.write(good.resolve("_metadata"), metadata);
    for (int seed = 0; seed < 10; seed++) {
      DamagedSavepoint damaged = DamagedSavepoint.of(good.toUri().toString(), new Random(seed));
      assertThat(Files.readAllBytes(damaged.folder().resolve("_metadata"))).isNotEqualTo(metadata);
      damaged.delete();
      assertThat(damaged.folder()).doesNotExist();
    }
    assertThat(good.resolve("_metadata")).hasBinaryContent(metadata);
  }

  @Test
  void aProcessUnderItsLimitCannotWriteAByteUntilTheLimitIsLifted() throws IOException {
    Path file = folder.resolve("out");
    String script = "trap '' XFSZ; while read line; do echo $line >> " + file + "; echo done; done";
    Process shell = new ProcessBuilder("bash", "-c", script).start();
    try (var in = shell.outputWriter();
        var out = shell.inputReader()) {
      say(in, "one");
      assertThat(out.readLine()).isEqualTo("done");
      FileSizeLimit.NOTHING.impose(shell.pid());
      say(in, "two");
      assertThat(out.readLine()).isEqualTo("done");
      FileSizeLimit.UNLIMITED.impose(shell.pid());
      say(in, "three");
      assertThat(out.readLine()).isEqualTo("done");
    } finally {
      shell.destroyForcibly();
    }
    assertThat(file).hasContent("one\nthree");
  }

  private static void say(Writer in, String line) throws IOException {
    in.write(line + "\n");
    in.flush();
  }

  @Test
  void findsTheProcessThatHasASocket() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(SocketOwner.has(ProcessHandle.current().pid(), socket.getLocalPort())).isTrue();
      Process other = new ProcessBuilder("sleep", "60").start();
      try {
        assertThat(SocketOwner.has(other.pid(), socket.getLocalPort())).isFalse();
      } finally {
        other.destroyForcibly();
      }
    }
  }

  @Test
  void knowsHowLongFlinkWaitsForAFrozenProcess() {
    assertThat(HeartbeatTimeout.of(configuration(Map.of()))).isEqualTo(Duration.ofSeconds(50));
    assertThat(HeartbeatTimeout.of(configuration(Map.of("heartbeat.timeout", "8 s"))))
        .isEqualTo(Duration.ofSeconds(8));
    assertThat(HeartbeatTimeout.of(configuration(Map.of("heartbeat.timeout", "900"))))
        .isEqualTo(Duration.ofMillis(900));
    assertThatThrownBy(
            () -> HeartbeatTimeout.of(configuration(Map.of("heartbeat.timeout", "PT8S"))))
        .hasMessage("heartbeat.timeout is 'PT8S', not a time like 8 s");
  }

  @Test
  void aSeedReplaysLengths() {
    assertThat(Spell.seconds(1, 60, new Random(5))).isEqualTo(Spell.seconds(1, 60, new Random(5)));
  }

  private static FlinkConfiguration configuration(Map<String, String> values) {
    return new FlinkConfiguration(values);
  }
}
