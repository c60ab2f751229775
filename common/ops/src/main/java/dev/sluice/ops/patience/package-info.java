/** Waiting for a state that something else reaches: bounded, and without a clock of its own. */
@NullMarked
package dev.sluice.ops.patience;

import org.jspecify.annotations.NullMarked;
