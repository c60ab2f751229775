/**
 * {@code sluice audit}: proves or refutes, from Kafka alone, that every input record of a pipeline
 * is accounted for exactly once. {@link Audit} reads the ledger and its laws; {@link Recount} puts
 * the output topics beside it; {@link AuditText} and {@link AuditJson} say what came out.
 */
@NullMarked
package dev.sluice.ops.audit;

import org.jspecify.annotations.NullMarked;
