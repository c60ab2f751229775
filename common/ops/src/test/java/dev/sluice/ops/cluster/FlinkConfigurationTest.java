package dev.sluice.ops.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlinkConfigurationTest {
  @TempDir private Path folder;

  @Test
  void readsWhatItWrites() throws IOException {
    FlinkConfiguration written =
        new FlinkConfiguration(Map.of("a.b", "1 s", "c", "it's 'quoted': yes # no"));
    written.write(folder.resolve("config.yaml"));

    assertThat(FlinkConfiguration.read(folder.resolve("config.yaml"))).isEqualTo(written);
  }

  @Test
  void laterValuesWin() {
    FlinkConfiguration template = new FlinkConfiguration(Map.of("rest.port", "8081", "a", "1"));

    assertThat(template.with(Map.of("rest.port", "9000")).values())
        .isEqualTo(Map.of("rest.port", "9000", "a", "1"));
  }

  @Test
  void flagsOfTheJvmAreSeparatedBySpace() {
    assertThat(new FlinkConfiguration(Map.of()).jvmFlags()).isEmpty();
    assertThat(new FlinkConfiguration(Map.of("env.java.opts.all", " -Xa  -Db=c")).jvmFlags())
        .containsExactly("-Xa", "-Db=c");
  }

  @Test
  void refusesNestedKeysWithTheirPlace() throws IOException {
    Path file = Files.writeString(folder.resolve("config.yaml"), "# comment\n\nrest:\n  port: 1\n");

    assertThatThrownBy(() -> FlinkConfiguration.read(file))
        .isInstanceOf(ClusterException.class)
        .hasMessage(file + ":3: expected 'key: value' or a comment, found: rest:");
  }
}
