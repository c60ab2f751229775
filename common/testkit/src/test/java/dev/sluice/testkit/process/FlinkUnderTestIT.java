package dev.sluice.testkit.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FlinkUnderTestIT {
  @Test
  void countsItsTaskManagersAgainAfterOneWasKilled() {
    try (FlinkUnderTest flink = FlinkUnderTest.withTaskManagers(1)) {
      assertThat(flink.rest().overview().taskManagers()).isEqualTo(1);
      assertThat(flink.rest().overview().slots()).isEqualTo(2);

      flink.cluster().taskManager(1).killForcibly();
      assertThat(flink.cluster().taskManager(1).isAlive()).isFalse();
      flink.cluster().startTaskManager(1);
      flink.cluster().awaitReady();

      assertThat(flink.cluster().taskManager(1).isAlive()).isTrue();
      assertThat(flink.rest().overview().taskManagers()).isPositive();
    }
  }
}
