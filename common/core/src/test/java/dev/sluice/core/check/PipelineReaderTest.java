package dev.sluice.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.diagnostic.Diagnostic;
import dev.sluice.core.name.NodeName;
import dev.sluice.core.schema.Schema;
import dev.sluice.core.spec.CheckedPipeline;
import dev.sluice.core.spec.NodeRef;
import dev.sluice.core.spec.OnLostTransaction;
import dev.sluice.core.spec.Settings;
import dev.sluice.core.spec.StartPosition;
import dev.sluice.core.spec.StepSpec;
import dev.sluice.core.spec.TopicSelection;
import java.nio.file.Path;
import java.time.Duration;
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
  void readsAWholePipeline() {
    CheckedPipeline pipeline = read("flight-delays.yaml");
    assertThat(pipeline.spec().name().value()).isEqualTo("flight-delays");
    assertThat(pipeline.order())
        .extracting(step -> step.name().value())
        .containsExactly("late", "unique", "split");
    assertThat(pipeline.order().get(1))
        .isInstanceOfSatisfying(
            StepSpec.Deduplicate.class,
            step -> assertThat(step.within()).isEqualTo(Duration.ofHours(1)));
    assertThat(pipeline.spec().settings().transactionTimeout()).contains(Duration.ofMinutes(10));
    assertThat(pipeline.spec().settings().onLostTransaction())
        .isEqualTo(OnLostTransaction.CONTINUE);
    assertThat(Settings.DEFAULTS.onLostTransaction()).isEqualTo(OnLostTransaction.STOP);
    assertThat(pipeline.spec().tests()).hasSize(1);
    assertThat(pipeline.cluster().common())
        .containsEntry("bootstrap.servers", "127.0.0.1:9092,127.0.0.1:9093");
    assertThat(pipeline.cluster().producer()).containsEntry("linger.ms", "20");
  }

  @Test
  void knowsTheSchemaOfEveryNode() {
    CheckedPipeline pipeline = read("flight-delays.yaml");
    Schema late = pipeline.schema(ref("late"));
    assertThat(late.names())
        .containsExactly("date", "delay", "distance", "origin", "destination", "severity");
    assertThat(pipeline.schema(new NodeRef(new NodeName("split"), new NodeName("long"))))
        .isEqualTo(late);
    assertThat(pipeline.schema(ref("flights")).size()).isEqualTo(5);
  }

  @Test
  void readsARawCopyWithSecrets() {
    CheckedPipeline pipeline = read("copy.yaml");
    var source = pipeline.spec().sources().get(new NodeName("in"));
    assertThat(source.topics()).isEqualTo(new TopicSelection.Matching("in[.].*"));
    assertThat(source.start())
        .isEqualTo(new StartPosition.At(Instant.parse("2000-12-31T23:00:00Z")));
    assertThat(pipeline.schema(ref("in")).names()).containsExactly("value");
    assertThat(pipeline.cluster().common().get("sasl.jaas.config"))
        .contains("password=\"${file:/run/secrets/kafka}\"");
  }

  @Test
  void saysThatAFileIsMissing() {
    PipelineReading reading = PipelineReader.readFile(RIGHT.resolve("nobody.yaml"));
    assertThat(reading.pipeline()).isEmpty();
    assertThat(reading.diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly("spec/unreadable-file");
  }
}
