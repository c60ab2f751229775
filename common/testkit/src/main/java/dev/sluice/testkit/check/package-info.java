/**
 * Comparing what a pipeline should have written with what it has written, as lists ({@link
 * dev.sluice.testkit.check.Checker}) or, for more than memory holds, as a stream of numbered
 * records ({@link dev.sluice.testkit.check.SequenceCheck}). They know neither Kafka nor Flink, and
 * their own tests feed them doctored input, since a check that cannot fail proves nothing.
 */
@NullMarked
package dev.sluice.testkit.check;

import org.jspecify.annotations.NullMarked;
