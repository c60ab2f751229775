/**
 * Room of the ledger's language: the topic that states, per epoch, what was read, dropped, parked
 * and written, its wire format, and the laws that an audit checks. Empty until the ledger is there;
 * nothing else may move in.
 */
@NullMarked
package dev.sluice.core.ledger;

import org.jspecify.annotations.NullMarked;
