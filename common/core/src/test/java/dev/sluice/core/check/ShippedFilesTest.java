package dev.sluice.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.diagnostic.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pipelines that people copy from are right, without a warning. */
class ShippedFilesTest {
  static List<Path> shipped() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("../../conf/pipelines"))) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void isRight(Path file) {
    PipelineReading reading = PipelineReader.readFile(file);
    assertThat(reading.diagnostics()).isEmpty();
    assertThat(reading.pipeline()).isPresent();
  }

  @Test
  void theExampleOfAProfileIsRight() throws IOException {
    String pipeline = Files.readString(Path.of("../../conf/pipelines/copy.yaml"));
    assertThat(pipeline).contains("kafka: local");
    PipelineReading reading =
        PipelineReader.read(
            new SourceText("copy.yaml", pipeline.replace("kafka: local", "kafka: secure")),
            new SourceText(
                "secure.yaml", Files.readString(Path.of("../../conf/clusters/secure.yaml"))));
    assertThat(reading.diagnostics()).isEmpty();
    assertThat(reading.pipeline()).isPresent();
  }
}
