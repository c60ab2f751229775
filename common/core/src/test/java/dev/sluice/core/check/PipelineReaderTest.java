package dev.sluice.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.diagnostic.Diagnostic;
import dev.sluice.core.name.NodeName;
import dev.sluice.core.spec.CheckedPipeline;
import dev.sluice.core.spec.NodeRef;
import dev.sluice.core.spec.StartPosition;
import dev.sluice.core.spec.TopicSelection;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PipelineReaderTest {
  private static final Path RIGHT = Path.of("src/test/resources/right");

  private static CheckedPipeline read(String file) {
    PipelineReading reading = PipelineReader.readFile(RIGHT.resolve(file));
    assertThat(reading.diagnostics()).isEmpty();
    return reading.pipeline().orElseThrow();
  }

  private static NodeRef ref(String node) {
    return NodeRef.of(new NodeName(node));
  }

  @Test
  void readsARawCopyWithSecrets() {
    CheckedPipeline pipeline = read("copy.yaml");
    var source = pipeline.spec().sources().get(new NodeName("in"));
    assertThat(source.topics()).isEqualTo(new TopicSelection.Matching("in[.].*"));
    assertThat(source.start()).isEqualTo(new StartPosition.At(Instant.parse("2000-12-31T23:00:00Z")));
    assertThat(pipeline.schema(ref("in")).names()).containsExactly("value");
    assertThat(pipeline.cluster().common().get("sasl.jaas.config")).contains("password=\"${file:/run/secrets/kafka}\"");
  }

  @Test
  void saysThatAFileIsMissing() {
    PipelineReading reading = PipelineReader.readFile(RIGHT.resolve("nobody.yaml"));
    assertThat(reading.pipeline()).isEmpty();
    assertThat(reading.diagnostics()).extracting(Diagnostic::code).containsExactly("spec/unreadable-file");
  }
}
