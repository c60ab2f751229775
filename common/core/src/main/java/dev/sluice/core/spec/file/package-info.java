/**
 * The pipeline file as it was written: each part read by a class of its own into a draft, which
 * keeps the place of every word and goes on where a part is broken. Whether the parts fit together
 * is the subject of {@code core.check}.
 */
@NullMarked
package dev.sluice.core.spec.file;

import org.jspecify.annotations.NullMarked;
