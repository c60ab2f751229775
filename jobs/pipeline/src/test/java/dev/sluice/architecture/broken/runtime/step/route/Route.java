package dev.sluice.architecture.broken.runtime.step.route;

import dev.sluice.architecture.broken.runtime.step.filter.Filter;

/** A step that knows another step. */
public record Route(Filter filter) {}
