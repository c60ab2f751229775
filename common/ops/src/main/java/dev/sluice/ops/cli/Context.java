package dev.sluice.ops.cli;

import dev.sluice.ops.console.Console;
import java.nio.file.Path;

/**
 * What every command is given.
 *
 * @param home the project's root: where the build has put jars, and where the tool keeps state of
 *     its own
 */
record Context(Console console, Path home) {}
