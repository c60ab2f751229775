package dev.sluice.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.diagnostic.Code;
import dev.sluice.core.diagnostic.Diagnostic;
import dev.sluice.core.diagnostic.TextRenderer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Wrong files and all that is said about them. After a wanted change of messages write the
 * expectations anew and read the difference: {@code mvn -pl common/core -am test
 * -Dtest=GoldenFilesTest -Dgolden.update=true}.
 */
class GoldenFilesTest {
  private static final Path FOLDER = Path.of("src/test/resources/wrong");

  /**
   * A file of more than a mebibyte is made where it is tested: YamlReaderTest. A missing file:
   * PipelineReaderTest.
   */
  private static final Set<Code> ELSEWHERE = Set.of(Code.YAML_TOO_LARGE, Code.UNREADABLE_FILE);

  static List<Path> wrongFiles() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("wrongFiles")
  void saysExactly(Path file) throws IOException {
    PipelineReading reading = PipelineReader.readFile(file);
    String said = new TextRenderer(reading.sources()).render(reading.diagnostics());
    Path expectation = Path.of(file.toString().replace(".yaml", ".txt"));
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(expectation, said);
    }
    assertThat(said)
        .as("run with -Dgolden.update=true if the new text is wanted")
        .isEqualTo(Files.readString(expectation));
    boolean wrong = reading.diagnostics().stream().anyMatch(Diagnostic::isError);
    assertThat(reading.pipeline().isPresent()).isEqualTo(!wrong);
  }

  @Test
  void showsEveryCode() throws IOException {
    Set<String> shown = new TreeSet<>();
    for (Path file : wrongFiles()) {
      PipelineReader.readFile(file)
          .diagnostics()
          .forEach(diagnostic -> shown.add(diagnostic.code()));
    }
    assertThat(shown)
        .containsAll(
            Stream.of(Code.values()).filter(c -> !ELSEWHERE.contains(c)).map(Code::text).toList());
  }
}
