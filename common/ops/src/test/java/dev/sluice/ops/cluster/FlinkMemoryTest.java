package dev.sluice.ops.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FlinkMemoryTest {
  @Test
  void takesTheFlagsFromBetweenTheLogLines() {
    String output =
        """
        INFO  Loading configuration property: a, b
        BASH_JAVA_UTILS_EXEC_RESULT:-Xmx469762048 -Xms469762048 -XX:MaxMetaspaceSize=268435456
        BASH_JAVA_UTILS_EXEC_RESULT:-D jobmanager.memory.heap.size=469762048b -D external-resources=none
        """;

    FlinkMemory memory = FlinkMemory.parse(output);

    assertThat(memory.jvmFlags())
        .containsExactly("-Xmx469762048", "-Xms469762048", "-XX:MaxMetaspaceSize=268435456");
    assertThat(memory.dynamicProperties())
        .containsExactly(
            "-D", "jobmanager.memory.heap.size=469762048b", "-D", "external-resources=none");
  }

  @Test
  void showsTheOutputWhenThereAreNoFlagsInIt() {
    assertThatThrownBy(() -> FlinkMemory.parse("Exception in thread main"))
        .isInstanceOf(ClusterException.class)
        .hasMessage("BashJavaUtils gave 0 results, not 2:\nException in thread main");
  }
}
