/**
 * {@code sluice validate}: everything that is wrong with pipeline files, without running or
 * connecting to anything.
 */
@NullMarked
package dev.sluice.ops.validate;

import org.jspecify.annotations.NullMarked;
