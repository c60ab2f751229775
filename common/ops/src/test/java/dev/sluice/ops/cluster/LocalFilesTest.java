package dev.sluice.ops.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalFilesTest {
  private static final LocalPorts PORTS = new LocalPorts(List.of(1, 2, 3), List.of(4, 5, 6), 7, 8);

  @TempDir private Path home;

  @Test
  void remembersTheClusterThatWasStarted() {
    LocalCluster cluster = new LocalCluster(home, PORTS, 2, 4);
    cluster.files().write(cluster);

    assertThat(new LocalFiles(home).read()).contains(cluster);
  }

  @Test
  void saysWhatToDoWithADescriptionThatIsBroken() throws IOException {
    LocalCluster cluster = new LocalCluster(home, PORTS, 2, 4);
    cluster.files().write(cluster);
    Files.writeString(home.resolve(".sluice/cluster/cluster.properties"), "brokers=1,2\n");

    assertThatThrownBy(() -> new LocalFiles(home).read())
        .isInstanceOf(ClusterException.class)
        .hasMessageEndingWith(
            "end its processes by hand and delete " + home.resolve(".sluice/cluster"));
  }

  @Test
  void writesAProfileForPipelines() {
    new LocalFiles(home).writeProfile("127.0.0.1:1,127.0.0.1:2");

    assertThat(home.resolve("conf/clusters/local.yaml"))
        .hasContent(
            """
            # The local cluster. Written by 'scripts/cluster up', with the ports that it was given.
            apiVersion: sluice/v1
            cluster: local
            bootstrap-servers: 127.0.0.1:1,127.0.0.1:2
            """);
  }

  @Test
  void nothingRunsBeforeTheStart() {
    LocalCluster cluster = new LocalCluster(home, PORTS, 1, 2);

    assertThat(cluster.files().read()).isEmpty();
    assertThat(cluster.files().find(cluster, "kafka-1")).isEmpty();
  }

  @Test
  void refusesAPortThatIsGivenTwice() {
    assertThatThrownBy(() -> new LocalPorts(List.of(1, 2, 2), List.of(4, 5, 6), 7, 8))
        .hasMessage("a port is used twice: [1, 2, 2, 4, 5, 6, 7, 8]");
  }
}
