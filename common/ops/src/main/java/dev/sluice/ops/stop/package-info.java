/**
 * {@code sluice stop}: end a pipeline so that nothing is left uncommitted and it can go on later
 * from where it was.
 */
@NullMarked
package dev.sluice.ops.stop;

import org.jspecify.annotations.NullMarked;
