package dev.sluice.ops.console;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Locale;

/**
 * Data goes to stdout, words and progress to stderr, so that a pipe gets nothing but data.
 *
 * @param terminal whether a person sits at it: without one there are no colours and no questions
 */
public record Console(PrintWriter out, PrintWriter err, BufferedReader in, Terminal terminal) {

  public enum Terminal {
    PERSON_WITH_COLOURS,
    PERSON,
    NONE
  }

  public enum Colour {
    RED("31"),
    GREEN("32"),
    YELLOW("33"),
    BOLD("1");

    private final String code;

    Colour(String code) {
      this.code = code;
    }
  }

  /** A line of the result. */
  public void data(String line) {
    out.println(line);
    out.flush();
  }

  /** A line about what is going on. */
  public void say(String line) {
    err.println(line);
    err.flush();
  }

  public String paint(Colour colour, String text) {
    return terminal == Terminal.PERSON_WITH_COLOURS
        ? "\u001b[" + colour.code + "m" + text + "\u001b[0m"
        : text;
  }

  /** Asks a yes-or-no question; the answer is no unless it begins with y. */
  public boolean agrees(String question) {
    if (terminal == Terminal.NONE) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "this needs a confirmation and there is no terminal to ask at",
          "give --yes to go ahead, or --dry-run to look only");
    }
    err.print(question + " [y/N] ");
    err.flush();
    try {
      String answer = in.readLine();
      return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
