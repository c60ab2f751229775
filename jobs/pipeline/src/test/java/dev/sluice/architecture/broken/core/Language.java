package dev.sluice.architecture.broken.core;

import dev.sluice.architecture.broken.runtime.Inside;

/** The language knows a room of the cluster. */
public record Language(Inside inside) {}
