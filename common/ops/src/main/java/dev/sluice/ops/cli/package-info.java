/**
 * The command {@code sluice}: names, options and help of every command, and how failures become
 * exit codes. What the commands do is in the packages named after them; only this one knows the
 * command line library.
 */
@NullMarked
package dev.sluice.ops.cli;

import org.jspecify.annotations.NullMarked;
