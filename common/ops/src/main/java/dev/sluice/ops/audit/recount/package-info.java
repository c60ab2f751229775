/**
 * The recount of {@code sluice audit --full}: every record of an output topic is put to the epoch
 * whose input ranges hold its coordinates ({@link EpochTable}), counted and digested there ({@link
 * PartitionCount}), and compared with what the sinks claim of that epoch. Where a count differs,
 * the epochs that differ are read once more and the records are named ({@link SpanSearch}). Pure:
 * who reads the topic is in {@code ops.audit}.
 */
@NullMarked
package dev.sluice.ops.audit.recount;

import org.jspecify.annotations.NullMarked;
