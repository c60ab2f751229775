package dev.sluice.architecture.broken.ops;

import dev.sluice.architecture.broken.runtime.Inside;

/** A command knows what runs in Flink. */
public record Shell(Inside inside) {}
