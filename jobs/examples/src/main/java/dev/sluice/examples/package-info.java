/**
 * Hand-written DataStream jobs on the exactly-once source and sink: for what a pipeline file cannot
 * say.
 */
@NullMarked
package dev.sluice.examples;

import org.jspecify.annotations.NullMarked;
