/**
 * The step of {@code where}, {@code set}, {@code drop} and {@code select}: one record in, one or
 * none out, no state.
 */
@NullMarked
package dev.sluice.runtime.step.transform;

import org.jspecify.annotations.NullMarked;
