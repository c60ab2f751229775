package dev.sluice.ops.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FlinkJvmFlagsTest {
  private static final String PARALLEL = "-XX:+UseParallelGC";

  @Test
  void chooseACollector() {
    assertThat(FlinkJvmFlags.with(List.of("-Xmx1g", "-XX:+UseStringDeduplication"), Map.of()))
        .contains(PARALLEL);
  }

  @Test
  void leaveTheCollectorToWhoeverNamesOne() {
    assertThat(FlinkJvmFlags.with(List.of("-Xmx1g", "-XX:+UseZGC"), Map.of()))
        .doesNotContain(PARALLEL);
    assertThat(
            FlinkJvmFlags.with(List.of(), Map.of("JAVA_TOOL_OPTIONS", "-Da=b -XX:+UseG1GC -Xmx1g")))
        .doesNotContain(PARALLEL);
  }
}
