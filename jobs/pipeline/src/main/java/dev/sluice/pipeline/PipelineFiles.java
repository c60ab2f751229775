package dev.sluice.pipeline;

import dev.sluice.core.check.PipelineReader;
import dev.sluice.core.check.PipelineReading;
import dev.sluice.core.diagnostic.SourceText;
import dev.sluice.core.diagnostic.TextRenderer;
import dev.sluice.core.name.JobParameter;
import dev.sluice.core.spec.CheckedPipeline;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;

/** A pipeline file and its cluster profile, from disk or from the arguments, without errors. */
record PipelineFiles(SourceText file, SourceText profile, CheckedPipeline pipeline) {
  /**
   * @throws RejectedPipelineException with all diagnostics, when there is an error among them
   */
  static PipelineFiles read(JobArguments arguments) {
    PipelineReading reading =
        arguments.pipelineFile() != null
            ? PipelineReader.readFile(Path.of(arguments.pipelineFile()))
            : PipelineReader.read(
                new SourceText("pipeline", decode(arguments.pipelineContent())),
                new SourceText("cluster profile", decode(arguments.clusterContent())));
    String diagnostics = new TextRenderer(reading.sources()).render(reading.diagnostics());
    CheckedPipeline pipeline =
        reading.pipeline().orElseThrow(() -> new RejectedPipelineException(diagnostics));
    System.err.print(diagnostics);
    return new PipelineFiles(reading.sources().get(0), reading.sources().get(1), pipeline);
  }

  /** A running job carries its own files: an upgrade compares them with the new ones. */
  void attachTo(StreamExecutionEnvironment env) {
    Map<String, String> parameters =
        new HashMap<>(env.getConfig().getGlobalJobParameters().toMap());
    parameters.put(JobParameter.PIPELINE.key(), encode(file));
    parameters.put(JobParameter.CLUSTER.key(), encode(profile));
    env.getConfig().setGlobalJobParameters(Configuration.fromMap(parameters));
  }

  private static String encode(SourceText text) {
    return Base64.getEncoder().encodeToString(text.content().getBytes(StandardCharsets.UTF_8));
  }

  private static String decode(@Nullable String base64) {
    return new String(
        Base64.getDecoder().decode(Objects.requireNonNull(base64)), StandardCharsets.UTF_8);
  }
}
