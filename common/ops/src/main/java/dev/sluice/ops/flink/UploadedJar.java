package dev.sluice.ops.flink;

/**
 * A jar that the cluster holds.
 *
 * @param id Flink's
 * @param name the one it was uploaded under, or of the jar that it stands for
 */
public record UploadedJar(String id, String name) {}
