package dev.sluice.ops.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoopbackPortsTest {
  @Test
  void givesDifferentFreePorts() {
    List<Integer> ports = LoopbackPorts.free(6);

    assertThat(ports).hasSize(6).doesNotHaveDuplicates().allMatch(LoopbackPorts::isFree);
  }

  @Test
  void givesNoPortTwiceThoughNobodyListensOnItYet() {
    List<Integer> ports = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      ports.addAll(LoopbackPorts.free(6));
    }

    assertThat(ports).doesNotHaveDuplicates();
  }

  @Test
  void namesEveryTakenPort() throws IOException {
    InetAddress loopback = InetAddress.getByName(LoopbackPorts.HOST);
    try (ServerSocket one = new ServerSocket(0, 1, loopback);
        ServerSocket two = new ServerSocket(0, 1, loopback)) {
      List<Integer> ports = List.of(one.getLocalPort(), two.getLocalPort());

      assertThatThrownBy(() -> LoopbackPorts.requireFree(ports))
          .isInstanceOf(ClusterException.class)
          .hasMessageContaining("port " + one.getLocalPort() + " is taken")
          .hasMessageContaining("port " + two.getLocalPort() + " is taken")
          .hasMessageEndingWith("stop what uses them or choose other ports (--help)");
    }
  }

  @Test
  void knowsWhoListensWhereTheSystemSays() throws IOException {
    try (ServerSocket mine = new ServerSocket(0, 1, InetAddress.getByName(LoopbackPorts.HOST))) {
      PortOwner.of(mine.getLocalPort())
          .ifPresent(
              owner -> assertThat(owner).startsWith("pid " + ProcessHandle.current().pid() + " "));
    }
  }
}
