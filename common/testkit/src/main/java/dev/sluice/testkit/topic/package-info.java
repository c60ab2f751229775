/**
 * Topics as tests need them: made, changed and read to the end with read_committed, and filled by a
 * load that knows what was acknowledged.
 */
@NullMarked
package dev.sluice.testkit.topic;

import org.jspecify.annotations.NullMarked;
