/** {@code sluice submit}: send a pipeline to a Flink cluster, and wait until it runs. */
@NullMarked
package dev.sluice.ops.submit;

import org.jspecify.annotations.NullMarked;
