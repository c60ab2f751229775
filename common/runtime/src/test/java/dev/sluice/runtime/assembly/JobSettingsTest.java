package dev.sluice.runtime.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.core.spec.PipelineSpec;
import dev.sluice.runtime.Pipelines;
import java.util.Map;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;

/** What Flink's configuration may say, and what the promise rests on. */
class JobSettingsTest {
  private static PipelineSpec pipeline(String more) {
    return Pipelines.read(
            """
            apiVersion: sluice/v1
            pipeline: one
            kafka: test
            sources:
              in: {topic: in, format: raw}
            sinks:
              out: {from: in, topic: out, format: raw}
            """
                + more)
        .spec();
  }

  private static StreamExecutionEnvironment applied(
      PipelineSpec spec, String option, String value) {
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(
            Configuration.fromMap(Map.of(option, value)));
    JobSettings.apply(spec, env);
    return env;
  }

  @Test
  void takeWhatFlinkIsConfiguredWith() {
    assertThat(
            applied(pipeline(""), "execution.checkpointing.interval", "7 s")
                .getConfiguration()
                .get(CheckpointingOptions.CHECKPOINTING_INTERVAL))
        .hasSeconds(7);
  }

  @Test
  void refuseAtLeastOnce() {
    assertThatThrownBy(() -> applied(pipeline(""), "execution.checkpointing.mode", "AT_LEAST_ONCE"))
        .hasMessageContaining("exactly once");
  }

  @Test
  void refuseBarriersThatOvertakeRecordsOfALedger() {
    assertThatThrownBy(
            () -> applied(pipeline(""), "execution.checkpointing.unaligned.enabled", "true"))
        .hasMessageContaining("-Dexecution.checkpointing.unaligned.enabled=false");
    assertThatThrownBy(
            () -> applied(pipeline(""), "execution.checkpointing.max-concurrent-checkpoints", "2"))
        .hasMessageContaining("-Dexecution.checkpointing.max-concurrent-checkpoints=1");
  }

  @Test
  void letBarriersOvertakeWhereThereIsNoLedger() {
    assertThat(
            applied(pipeline("ledger: off\n"), "execution.checkpointing.unaligned.enabled", "true")
                .getConfiguration()
                .get(CheckpointingOptions.ENABLE_UNALIGNED))
        .isTrue();
  }
}
