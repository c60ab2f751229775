package dev.sluice.runtime.kafka;

import org.apache.kafka.clients.admin.TransactionState;

/**
 * What the transaction coordinator says of a transactional id, and the cluster's finalized
 * transaction.version.
 */
record TransactionEvidence(
    TransactionState state, long producerId, int producerEpoch, int transactionVersion) {}
