package dev.sluice.ops.flink;

/** What a Flink cluster is and what it has. */
public record ClusterOverview(String version, int taskManagers, int slots, int freeSlots) {}
