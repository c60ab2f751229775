/**
 * What is told to the author of a pipeline file: all findings at once, each with code, place,
 * reason and remedy, as text with a caret, as JSON, or as GitHub annotations.
 */
@NullMarked
package dev.sluice.core.diagnostic;

import org.jspecify.annotations.NullMarked;
