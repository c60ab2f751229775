/**
 * The format {@code json}: one object a record, in UTF-8. Its top-level members are found once, as
 * slices of the bytes; values are parsed by their declared types when read, and slices are copied
 * when a row is written. The only package that knows Jackson.
 */
@NullMarked
package dev.sluice.runtime.format.json;

import org.jspecify.annotations.NullMarked;
