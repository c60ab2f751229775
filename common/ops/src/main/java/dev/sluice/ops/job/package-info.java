/**
 * The pipelines among the jobs of a Flink cluster: found by name, carrying their own file, watched
 * until a state is reached.
 */
@NullMarked
package dev.sluice.ops.job;

import org.jspecify.annotations.NullMarked;
