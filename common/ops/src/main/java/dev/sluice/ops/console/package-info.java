/**
 * How a command meets its user: exit codes, failures that say what to do, data on stdout, words on
 * stderr, questions on a terminal only.
 */
@NullMarked
package dev.sluice.ops.console;

import org.jspecify.annotations.NullMarked;
