/** The same work as pipelines do, done by their peers: what Sluice is measured against. */
@NullMarked
package dev.sluice.benchmarks;

import org.jspecify.annotations.NullMarked;
