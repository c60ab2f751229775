package dev.sluice.core.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.sluice.core.diagnostic.Diagnostic;
import dev.sluice.core.diagnostic.SourceText;
import dev.sluice.core.diagnostic.TextRenderer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A file of a mebibyte may be wrong in every word and is still answered soon. */
@Timeout(120)
class LargeFilesTest {
  private static final SourceText CLUSTER =
      new SourceText("c.yaml", "apiVersion: sluice/v1\ncluster: local\nbootstrap-servers: a:1\n");
  private static final String HEAD = "apiVersion: sluice/v1\npipeline: p\nkafka: local\n";

  @TempDir private Path folder;

  private static List<String> codes(String pipeline) {
    PipelineReading reading = PipelineReader.read(new SourceText("p.yaml", pipeline), CLUSTER);
    assertThatCode(() -> new TextRenderer(reading.sources()).render(reading.diagnostics()))
        .doesNotThrowAnyException();
    return reading.diagnostics().stream().map(Diagnostic::code).distinct().toList();
  }

  private static String lines(int count, String pattern) {
    return IntStream.range(0, count)
        .mapToObj(i -> pattern.replace("#", "" + i))
        .collect(Collectors.joining());
  }

  @Test
  void answersThousandsOfUnknownKeys() {
    assertThat(codes(HEAD + lines(45_000, "k#: 1\n")))
        .contains("spec/unknown-key", "spec/missing-key");
  }

  @Test
  void answersOneVeryLongWord() {
    assertThat(codes(HEAD + "s".repeat(1_000) + ": 1\n")).contains("spec/unknown-key");
    assertThat(codes(HEAD + "sources: {a: {topic: " + "s".repeat(900_000) + "}}\n"))
        .contains("topic/illegal");
  }

  @Test
  void answersALongChainOfSteps() {
    String steps =
        IntStream.range(0, 500)
            .mapToObj(i -> "  s" + i + ": {from: s" + (i + 1) + "}\n")
            .collect(Collectors.joining());
    assertThat(
            codes(
                HEAD
                    + "sources: {s500: {topic: t, format: raw}}\nsteps:\n"
                    + steps
                    + "sinks: {o: {from: s0, topic: u, format: raw}}\n"))
        .isEmpty();
  }

  @Test
  void refusesMoreNodesThanAnyJobHas() {
    assertThat(
            codes(
                HEAD
                    + "sources:\n"
                    + lines(501, "  s#: {topic: t, format: raw}\n")
                    + "sinks: {}\n"))
        .contains("spec/out-of-range");
  }

  @Test
  void doesNotReadAFileThatIsTooLarge() throws IOException {
    Path file = Files.write(folder.resolve("p.yaml"), new byte[(1 << 20) + 1]);
    assertThat(PipelineReader.readFile(file).diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly("yaml/too-large");
  }
}
