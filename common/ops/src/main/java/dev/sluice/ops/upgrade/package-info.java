/**
 * {@code sluice upgrade}: replace a running pipeline by another version of its file, with its
 * state. What cannot work is refused before the old version is stopped; what fails afterwards is
 * undone as long as nothing new was committed.
 */
@NullMarked
package dev.sluice.ops.upgrade;

import org.jspecify.annotations.NullMarked;
