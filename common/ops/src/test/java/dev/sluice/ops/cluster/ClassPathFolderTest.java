package dev.sluice.ops.cluster;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassPathFolderTest {
  @TempDir private Path folder;

  @Test
  void takesJarsOfDifferentArtifacts() throws IOException {
    touch("flink-shaded-asm-9-9.6-20.0.jar", "log4j-1.2-api-2.25.3.jar", "log4j-api-2.25.3.jar");

    assertThatCode(() -> new ClassPathFolder(folder).requireBuilt()).doesNotThrowAnyException();
  }

  @Test
  void saysHowToFillAnEmptyFolder() {
    assertThatThrownBy(() -> new ClassPathFolder(folder.resolve("lib")).requireBuilt())
        .isInstanceOf(ClusterException.class)
        .hasMessage(
            "there are no jars in "
                + folder.resolve("lib")
                + ": build them with 'mvn -q package -Dmaven.test.skip=true'");
  }

  @Test
  void refusesTwoVersionsOfOneArtifact() throws IOException {
    touch("kafka-clients-4.3.0.jar", "kafka-clients-4.3.1.jar");

    assertThatThrownBy(() -> new ClassPathFolder(folder).requireBuilt())
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining("kafka-clients-4.3.0.jar and ")
        .hasMessageEndingWith("run 'mvn -q clean package -Dmaven.test.skip=true'");
  }

  private void touch(String... names) throws IOException {
    for (String name : names) {
      Files.createFile(folder.resolve(name));
    }
  }
}
