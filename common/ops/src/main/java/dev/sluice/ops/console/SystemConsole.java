package dev.sluice.ops.console;

import dev.sluice.ops.console.Console.Terminal;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The console of this process. */
public final class SystemConsole {

  private SystemConsole() {}

  public static Console open() {
    return new Console(
        new PrintWriter(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8),
        new PrintWriter(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
        new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())),
        terminal());
  }

  // the script that starts this JVM knows what its streams are; Java 17 cannot tell stdout from
  // stderr
  private static Terminal terminal() {
    return switch (System.getProperty("sluice.terminal", "none")) {
      case "colours" -> Terminal.PERSON_WITH_COLOURS;
      case "person" -> Terminal.PERSON;
      default -> Terminal.NONE;
    };
  }
}
