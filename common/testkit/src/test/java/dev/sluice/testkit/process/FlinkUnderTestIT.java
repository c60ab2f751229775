package dev.sluice.testkit.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class FlinkUnderTestIT {
  @Test
  void countsItsTaskManagersAgainAfterOneWasKilled() throws IOException {
    try (FlinkUnderTest flink = FlinkUnderTest.withTaskManagers(1)) {
      assertThat(flink.cluster().overview().taskManagers()).isEqualTo(1);
      assertThat(flink.cluster().overview().slots()).isEqualTo(2);

      flink.cluster().taskManager(1).killForcibly();
      assertThat(flink.cluster().taskManager(1).isAlive()).isFalse();
      flink.cluster().startTaskManager(1);
      flink.cluster().awaitReady();

      assertThat(flink.cluster().taskManager(1).isAlive()).isTrue();
      assertThat(flink.cluster().overview().taskManagers()).isPositive();
    }
  }
}
