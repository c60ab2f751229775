package dev.sluice.architecture.broken.runtime;

import dev.sluice.architecture.broken.ops.Shell;

/** What runs in Flink knows a command, and closes a circle through it. */
public record Inside(Shell shell) {}
