package dev.sluice.ops.cli;

import dev.sluice.ops.console.Console;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;

/** What one call of the command line has said and how it has ended. */
record Run(int exitCode, String out, String err) {

  static Run of(Path home, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Console console =
        new Console(
            new PrintWriter(out),
            new PrintWriter(err),
            new BufferedReader(new StringReader("")),
            Console.Terminal.NONE);
    int exitCode = Sluice.commandLine(new Context(console, home)).execute(arguments);
    return new Run(exitCode, out.toString(), err.toString());
  }
}
