package dev.sluice.architecture.broken.runtime.format.csv;

/** A format. */
public record Csv(char separator) {}
