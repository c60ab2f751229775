package dev.sluice.ops.audit.recount;

import dev.sluice.core.ledger.Provenance;
import dev.sluice.core.ledger.finding.Severity;

/**
 * How a topic is counted.
 *
 * @param provenance of the sinks that write it, the least of them
 * @param order what a record behind a later one is: an anomaly, or a warning where subtasks mix
 */
public record Counting(String topic, Provenance provenance, Severity order) {}
