/**
 * The format {@code raw}: the value is one field, {@code value}, and its bytes are nobody's
 * business.
 */
@NullMarked
package dev.sluice.runtime.format.raw;

import org.jspecify.annotations.NullMarked;
