/**
 * The same work done by Sluice and by its peers, in turns, a fresh JVM each, on one broker: {@code
 * scripts/bench}.
 */
@NullMarked
package dev.sluice.testkit.bench;

import org.jspecify.annotations.NullMarked;
