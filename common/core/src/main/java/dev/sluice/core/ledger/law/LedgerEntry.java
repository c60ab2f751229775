package dev.sluice.core.ledger.law;

import dev.sluice.core.ledger.LedgerRecord;

/**
 * A record of the ledger where it lies in the log.
 *
 * @param timestamp milliseconds since 1970
 */
public record LedgerEntry(long offset, long timestamp, LedgerRecord record) {}
