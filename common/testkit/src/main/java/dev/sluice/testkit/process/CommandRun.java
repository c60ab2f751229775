package dev.sluice.testkit.process;

import dev.sluice.ops.cli.Sluice;
import dev.sluice.ops.console.Console;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;

/**
 * A {@code sluice} command that ran in this JVM, at no terminal.
 *
 * @param exit its code
 * @param data what it printed for others to read
 * @param words what it printed for people
 */
public record CommandRun(int exit, String data, String words) {

  /**
   * @param home the project's root, or the folder that stands for it
   */
  public static CommandRun of(Path home, List<String> arguments) {
    StringWriter data = new StringWriter();
    StringWriter words = new StringWriter();
    Console console =
        new Console(
            new PrintWriter(data, true),
            new PrintWriter(words, true),
            new BufferedReader(Reader.nullReader()),
            Console.Terminal.NONE);
    int exit = Sluice.run(console, home, arguments.toArray(String[]::new));
    return new CommandRun(exit, data.toString().strip(), words.toString().strip());
  }
}
