package dev.sluice.ops.flink;

/** A jar that the cluster holds. The id is Flink's, the name is the one it was uploaded under. */
public record UploadedJar(String id, String name) {}
