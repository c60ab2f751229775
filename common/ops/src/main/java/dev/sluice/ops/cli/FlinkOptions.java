package dev.sluice.ops.cli;

import dev.sluice.ops.console.CommandFailure;
import dev.sluice.ops.console.ExitCode;
import dev.sluice.ops.flink.FlinkHome;
import dev.sluice.ops.flink.FlinkRest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which Flink cluster is meant. */
final class FlinkOptions {
  private static final String DEFAULT = "http://localhost:8081";

  @Option(
      names = "--rest",
      paramLabel = "URL",
      description =
          "Flink's REST address. Else SLUICE_REST, else the one that FLINK_HOME's conf names, else "
              + DEFAULT
              + ".")
  private @Nullable String rest;

  @Option(
      names = "--flink-home",
      paramLabel = "DIR",
      description = "A Flink installation whose conf names the address. Else FLINK_HOME.")
  private @Nullable Path flinkHome;

  FlinkRest connect() throws IOException {
    return new FlinkRest(address(System.getenv()));
  }

  URI address(Map<String, String> environment) throws IOException {
    String given = rest == null && flinkHome == null ? environment.get("SLUICE_REST") : rest;
    if (given != null) {
      return parsed(given);
    }
    String home = flinkHome == null ? environment.get("FLINK_HOME") : flinkHome.toString();
    return home == null ? URI.create(DEFAULT) : new FlinkHome(Path.of(home)).restAddress();
  }

  private static URI parsed(String given) {
    try {
      URI address = URI.create(given.contains("://") ? given : "http://" + given);
      if (address.getHost() != null) {
        return URI.create(address.toString().replaceAll("/+$", ""));
      }
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "'" + given + "' is not an address: " + e.getMessage(),
          "as in --rest http://host:8081");
    }
    throw new CommandFailure(
        ExitCode.USAGE, "'" + given + "' is not an address", "as in --rest http://host:8081");
  }
}
