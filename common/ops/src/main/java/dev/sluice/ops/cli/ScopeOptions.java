package dev.sluice.ops.cli;

import dev.sluice.core.ledger.law.Scope;
import dev.sluice.ops.console.CommandFailure;
import dev.sluice.ops.console.ExitCode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which epochs are meant. */
final class ScopeOptions {
  @Option(
      names = "--from-epoch",
      paramLabel = "N",
      description = "Only epochs from this checkpoint number on.")
  private long fromEpoch;

  @Option(
      names = "--to-epoch",
      paramLabel = "N",
      description = "Only epochs up to this checkpoint number.")
  private long toEpoch = Long.MAX_VALUE;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description =
          "Only epochs that ended then or later: 2026-03-01T00:00:00Z, or 2h for two hours ago.")
  private @Nullable String since;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      description = "Only epochs that ended then or earlier.")
  private @Nullable String until;

  Scope scope() {
    Scope scope =
        new Scope(
            fromEpoch,
            toEpoch,
            since == null ? 0 : millis(since),
            until == null ? Long.MAX_VALUE : millis(until));
    if (scope.fromEpoch() > scope.toEpoch() || scope.since() > scope.until()) {
      throw new CommandFailure(
          ExitCode.USAGE, "no epoch can be in that range: it ends before it begins");
    }
    return scope;
  }

  private static long millis(String text) {
    try {
      return text.indexOf('T') > 0
          ? OffsetDateTime.parse(text).toInstant().toEpochMilli()
          : Instant.now().minus(new DurationConverter().convert(text)).toEpochMilli();
    } catch (DateTimeException | TypeConversionException e) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "'" + text + "' is not a time",
          "as in 2026-03-01T00:00:00Z, or 2h for two hours ago");
    }
  }
}
