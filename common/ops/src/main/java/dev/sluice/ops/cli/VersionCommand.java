package dev.sluice.ops.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "version", description = "Print the versions of Sluice and of what it is made for.")
final class VersionCommand implements Callable<Integer> {
  private final Context context;

  VersionCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    for (String line : new Versions().getVersion()) {
      context.console().data(line);
    }
    return 0;
  }
}
