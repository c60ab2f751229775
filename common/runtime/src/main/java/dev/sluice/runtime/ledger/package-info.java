/**
 * Room of the ledger's writer: the tallies that operators keep, and the marker that goes into the
 * same transaction as the data it speaks of. Empty until the ledger is there; nothing else may move
 * in.
 */
@NullMarked
package dev.sluice.runtime.ledger;

import org.jspecify.annotations.NullMarked;
