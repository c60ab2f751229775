package dev.sluice.testkit.soak;

/** A line of the history. */
sealed interface HistoryEntry permits Sample, Vitals, FaultEvent, CheckResult {}
