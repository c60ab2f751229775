/**
 * {@code scripts/demo}: real flights through a real pipeline, with records that are malformed or
 * repeated and a TaskManager that is terminated, and then the question whether the output is right.
 * What is right is computed here, in plain Java, by nothing that the pipeline uses: a demo that
 * asked the product whether the product works would show nothing.
 */
@NullMarked
package dev.sluice.ops.demo;

import org.jspecify.annotations.NullMarked;
