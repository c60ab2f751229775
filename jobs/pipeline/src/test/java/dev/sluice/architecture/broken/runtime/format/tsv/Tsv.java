package dev.sluice.architecture.broken.runtime.format.tsv;

import dev.sluice.architecture.broken.runtime.format.csv.Csv;

/** A format that knows another format. */
public record Tsv(Csv csv) {}
