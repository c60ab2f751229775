package dev.sluice.architecture.broken.pipeline;

import dev.sluice.architecture.broken.ops.Shell;

/** A job knows a command. */
public record Job(Shell shell) {}
