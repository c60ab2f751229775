package dev.sluice.architecture.broken.examples;

import dev.sluice.architecture.broken.pipeline.Job;

/** An example knows a job. */
public record Example(Job job) {}
