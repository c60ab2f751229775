/**
 * The main path: a checked pipeline becomes a Flink job. {@link PipelineAssembler} is to be read
 * top to bottom.
 */
@NullMarked
package dev.sluice.runtime.assembly;

import org.jspecify.annotations.NullMarked;
