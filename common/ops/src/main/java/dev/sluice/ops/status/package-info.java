/**
 * {@code sluice status}: how one pipeline is: state, restarts, checkpoints, vertices, and why it
 * failed last.
 */
@NullMarked
package dev.sluice.ops.status;

import org.jspecify.annotations.NullMarked;
