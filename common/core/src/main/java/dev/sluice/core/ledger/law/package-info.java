/**
 * The laws of the ledger ({@code common/ledger.md}), checked by reading it once from its beginning:
 * {@link EpochGate} lets whole epochs through, {@link Books} keeps what has to be compared and says
 * what does not agree. Pure, and bounded: what it remembers grows with nodes, subtasks, partitions
 * and defects, not with epochs.
 */
@NullMarked
package dev.sluice.core.ledger.law;

import org.jspecify.annotations.NullMarked;
