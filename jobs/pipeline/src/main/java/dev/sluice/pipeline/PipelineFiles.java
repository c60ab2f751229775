package dev.sluice.pipeline;

import dev.sluice.core.check.PipelineReader;
import dev.sluice.core.check.PipelineReading;
import dev.sluice.core.diagnostic.SourceText;
import dev.sluice.core.spec.CheckedPipeline;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The pipeline file and its cluster profile, from disk or from the arguments. */
record PipelineFiles(SourceText pipeline, SourceText cluster) {
  /** Under these keys a running job carries its own files, so that an upgrade can compare them with the new ones. */
  static final String PIPELINE_KEY = "sluice.pipeline";

  static final String CLUSTER_KEY = "sluice.cluster";

  static PipelineFiles of(JobArguments arguments) throws IOException {
    if (arguments.pipelineFile() != null) {
      Path file = Path.of(arguments.pipelineFile());
      SourceText pipeline = new SourceText(file.toString(), Files.readString(file));
      Path profile = PipelineReader.clusterProfileOf(pipeline, file);
      return new PipelineFiles(pipeline, new SourceText(profile.toString(), Files.readString(profile)));
    }
    return new PipelineFiles(
        new SourceText("pipeline", decode(arguments.pipelineContent())),
        new SourceText("cluster", decode(arguments.clusterContent())));
  }

  /** @throws RejectedPipelineException with all diagnostics, when there is an error among them */
  CheckedPipeline check() {
    PipelineReading reading = PipelineReader.read(pipeline, cluster);
    return reading.pipeline().orElseThrow(() -> new RejectedPipelineException(reading));
  }

  void attachTo(StreamExecutionEnvironment env) {
    env.getConfig().setGlobalJobParameters(
        Configuration.fromMap(
            Map.of(PIPELINE_KEY, encode(pipeline.content()), CLUSTER_KEY, encode(cluster.content()))));
  }

  private static String encode(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String decode(String base64) {
    return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
  }
}
