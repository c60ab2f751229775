package dev.sluice.core.name;

/**
 * What a running job tells about itself: global job parameters, to be read by anyone who can reach
 * Flink. They are how an upgrade knows which pipeline it replaces.
 */
public enum JobParameter {
  /** Base64 of the pipeline file's UTF-8 text. */
  PIPELINE("sluice.pipeline"),
  /** Base64 of the cluster profile's UTF-8 text: references to secrets, never secrets. */
  CLUSTER("sluice.cluster"),
  /** The name that the job jar was uploaded under. */
  JAR("sluice.jar");

  private final String key;

  JobParameter(String key) {
    this.key = key;
  }

  public String key() {
    return key;
  }
}
