package dev.sluice.architecture.broken.runtime.step.filter;

/** A step. */
public record Filter(String condition) {}
