/** Checks of a whole pipeline: each class looks for one kind of contradiction and reports diagnostics. */
@NullMarked
package dev.sluice.core.check;

import org.jspecify.annotations.NullMarked;
