/**
 * What an audit can say, as values: one record a kind, each with a code that has a page ({@link
 * AuditCode}) and with the names and offsets that a person needs in order to act. The members of
 * the records are the members of the audit's JSON, so they are only ever added to.
 */
@NullMarked
package dev.sluice.core.ledger.finding;

import org.jspecify.annotations.NullMarked;
