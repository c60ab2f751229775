/** {@code sluice savepoint}: keep a pipeline's state at one point while it goes on. */
@NullMarked
package dev.sluice.ops.savepoint;

import org.jspecify.annotations.NullMarked;
