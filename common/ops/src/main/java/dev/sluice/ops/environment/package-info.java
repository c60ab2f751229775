/**
 * Whether a pipeline can run where it is sent: everything that would make it fail after its start
 * is said before.
 */
@NullMarked
package dev.sluice.ops.environment;

import org.jspecify.annotations.NullMarked;
