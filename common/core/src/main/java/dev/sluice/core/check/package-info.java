/**
 * Whether the parts of a pipeline fit together. {@link dev.sluice.core.check.PipelineReader} is the
 * list of the checks; each class looks for one kind of contradiction, reports it, and lets the
 * others go on.
 */
@NullMarked
package dev.sluice.core.check;

import org.jspecify.annotations.NullMarked;
