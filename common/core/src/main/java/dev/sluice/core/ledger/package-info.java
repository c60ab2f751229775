/**
 * The ledger's language: what a pipeline states, per epoch, of the records that it read, took off
 * the road and wrote ({@link Marker}), the form in which the ledger topic holds it ({@link
 * LedgerFormat}), and the digests by which two sides are compared ({@link OffsetDigest}). The wire
 * format is written down in {@code common/ledger.md}.
 */
@NullMarked
package dev.sluice.core.ledger;

import org.jspecify.annotations.NullMarked;
