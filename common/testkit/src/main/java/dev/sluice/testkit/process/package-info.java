/**
 * Kafka and Flink as tests use them: real processes (dev.sluice.ops.cluster) on free ports, with
 * their folders under the module's target folder, ended with the test at the latest. What they
 * logged stays there until the next clean.
 */
@NullMarked
package dev.sluice.testkit.process;

import org.jspecify.annotations.NullMarked;
