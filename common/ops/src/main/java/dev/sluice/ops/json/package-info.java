/**
 * JSON in and out; the only package that knows the library. What is read says which member was
 * missing.
 */
@NullMarked
package dev.sluice.ops.json;

import org.jspecify.annotations.NullMarked;
