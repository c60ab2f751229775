/**
 * Comparing what a pipeline should have written with what it has written. Pure functions over
 * lists: they know neither Kafka nor Flink, and their own tests feed them doctored lists, since a
 * check that cannot fail proves nothing.
 */
@NullMarked
package dev.sluice.testkit.check;

import org.jspecify.annotations.NullMarked;
