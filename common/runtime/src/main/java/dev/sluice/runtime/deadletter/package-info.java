/**
 * Records that could not be handled, on their way to the dead-letter topic: with the original key,
 * value and headers, to the byte, and with headers that say what refused them and why. Or, where
 * there is no such topic, the stop.
 */
@NullMarked
package dev.sluice.runtime.deadletter;

import org.jspecify.annotations.NullMarked;
