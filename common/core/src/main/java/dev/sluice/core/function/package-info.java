/**
 * What the SQL functions do with values: pure, exact, and without a third-party library. Arguments
 * are never null unless a method says so; what cannot be computed is a {@link
 * dev.sluice.core.function.FunctionException}, never a silent null and never a wrapped-around
 * number.
 */
@NullMarked
package dev.sluice.core.function;

import org.jspecify.annotations.NullMarked;
