package dev.sluice.ops.cli;

import dev.sluice.ops.submit.JobJar;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
    name = "version",
    description =
        "Print the versions of Sluice and of what it is made for, and the name of its job jar on a cluster.")
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
    Optional<Path> jar = JobJar.find(context.home());
    if (jar.isPresent()) {
      context.console().data("job jar " + JobJar.of(jar.get()).name());
    }
    return 0;
  }
}
