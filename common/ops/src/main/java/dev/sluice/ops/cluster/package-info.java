/**
 * Real Kafka and Flink as processes of this machine, as values: a specification is data, a started
 * cluster is a handle on its processes. Neither needs Flink or broker classes here: every process
 * gets its own class path (common/processes). The local set-up of {@code scripts/cluster} and all
 * tests with several processes use it.
 */
@NullMarked
package dev.sluice.ops.cluster;

import org.jspecify.annotations.NullMarked;
