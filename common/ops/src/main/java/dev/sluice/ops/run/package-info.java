/** {@code sluice run}: a pipeline on a mini cluster in a process of its own, against any Kafka. */
@NullMarked
package dev.sluice.ops.run;

import org.jspecify.annotations.NullMarked;
