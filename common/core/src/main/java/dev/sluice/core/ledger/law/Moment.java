package dev.sluice.core.ledger.law;

/**
 * An epoch where its first marker lies in the log. Numbers of epochs are comparable within a life
 * only; the order of the log is the truth.
 *
 * @param ordinal counts the epochs of the ledger, from 0
 * @param epoch number of the checkpoint that ended it
 */
public record Moment(long ordinal, long epoch, long offset, long timestamp) {}
