/**
 * The cluster profile, {@code conf/clusters/<name>.yaml}: where Kafka is and how to be let in.
 * Client settings come from a closed list: those that would break exactly-once are refused with the
 * reason, secrets are never literal.
 */
@NullMarked
package dev.sluice.core.spec.cluster;

import org.jspecify.annotations.NullMarked;
