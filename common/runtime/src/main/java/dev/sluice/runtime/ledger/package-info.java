/**
 * The ledger's writers: the books that operators keep ({@link Book}), their reports in front of the
 * checkpoint barrier, and the marker that goes into the same transaction as the data it speaks of
 * ({@link WriterBook}). See decisions/0007.
 */
@NullMarked
package dev.sluice.runtime.ledger;

import org.jspecify.annotations.NullMarked;
