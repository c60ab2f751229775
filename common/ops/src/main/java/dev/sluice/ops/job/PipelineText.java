package dev.sluice.ops.job;

import dev.sluice.core.name.JobParameter;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * A pipeline file and its cluster profile as text: what a job is submitted with, and what it
 * carries.
 */
public record PipelineText(String pipeline, String cluster) {

  /** Absent when the job was not made from a pipeline file. */
  public static Optional<PipelineText> carriedBy(Map<String, String> parameters) {
    String pipeline = parameters.get(JobParameter.PIPELINE.key());
    String cluster = parameters.get(JobParameter.CLUSTER.key());
    return pipeline == null || cluster == null
        ? Optional.empty()
        : Optional.of(new PipelineText(decode(pipeline), decode(cluster)));
  }

  public String encodedPipeline() {
    return encode(pipeline);
  }

  public String encodedCluster() {
    return encode(cluster);
  }

  private static String encode(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String decode(String base64) {
    return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
  }
}
