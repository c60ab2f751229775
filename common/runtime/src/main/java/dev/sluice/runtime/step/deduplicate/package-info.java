/**
 * The step {@code deduplicate}: of the records of a key that lie closer together than a span of
 * record time, the first passes. Keyed state that ends by itself when the watermark has passed it.
 */
@NullMarked
package dev.sluice.runtime.step.deduplicate;

import org.jspecify.annotations.NullMarked;
