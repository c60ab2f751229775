package dev.sluice.ops.flink;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RootCauseTest {

  @Test
  void takesTheLastCauseWithoutItsFrames() {
    String trace =
        "a.B: outer\n\tat a.B.c(B.java:1)\nCaused by: x.Y$Z: inner\n\tat x.Y.z(Y.java:2)\n\t... 5 more\n";
    assertThat(RootCause.of(trace)).isEqualTo("Z: inner");
  }

  @Test
  void keepsAllLinesOfAMessage() {
    String trace =
        "a.Rejected: file.yaml:3:1 error\n   3 | by: x\n     | ^\n\tat a.B.c(B.java:1)\n";
    assertThat(RootCause.of(trace))
        .isEqualTo("Rejected: file.yaml:3:1 error\n   3 | by: x\n     | ^");
  }

  @Test
  void leavesWordsThatAreNoStackTrace() {
    assertThat(RootCause.of("Internal server error.")).isEqualTo("Internal server error.");
  }
}
