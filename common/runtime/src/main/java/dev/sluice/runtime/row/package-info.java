/**
 * A record on its way through a pipeline: coordinates, key, timestamp, headers, and a row that is a
 * view on the bytes of the record's value. Fields are decoded when first read; what nobody changed
 * is never rebuilt. What a field looks like in those bytes is the business of the format behind
 * {@link dev.sluice.runtime.row.Origin}.
 */
@NullMarked
package dev.sluice.runtime.row;

import org.jspecify.annotations.NullMarked;
