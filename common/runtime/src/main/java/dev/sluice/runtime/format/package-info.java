/**
 * What a format is to the rest of the runtime: a decoder from bytes to a row, an encoder back, and
 * text for the types that every format writes as text. Each format is a package of its own below;
 * none knows another.
 */
@NullMarked
package dev.sluice.runtime.format;

import org.jspecify.annotations.NullMarked;
