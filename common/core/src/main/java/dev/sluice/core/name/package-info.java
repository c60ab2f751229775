/**
 * Every name that leaves the process is built here and nowhere else: operator uids, transactional
 * id prefixes, consumer groups, topic names. State, transactions and metrics hang on them.
 */
@NullMarked
package dev.sluice.core.name;

import org.jspecify.annotations.NullMarked;
