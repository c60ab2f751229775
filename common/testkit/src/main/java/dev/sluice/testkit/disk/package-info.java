/**
 * A disk that can be made slow: a file system of Flink's, loaded as a plugin by the Flink processes
 * of a test. The only package here that needs Flink, and only to compile.
 */
@NullMarked
package dev.sluice.testkit.disk;

import org.jspecify.annotations.NullMarked;
