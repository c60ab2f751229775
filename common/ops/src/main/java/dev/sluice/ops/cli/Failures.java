package dev.sluice.ops.cli;

import dev.sluice.core.spec.UnresolvedSecretException;
import dev.sluice.ops.console.CommandFailure;
import dev.sluice.ops.console.Console;
import dev.sluice.ops.console.Console.Colour;
import dev.sluice.ops.console.ExitCode;
import dev.sluice.ops.flink.FlinkRefusedException;
import dev.sluice.ops.flink.FlinkUnreachableException;
import dev.sluice.ops.json.UnexpectedJsonException;
import dev.sluice.ops.kafka.KafkaUnreachableException;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what went wrong into words for a person and an exit code for a script. */
final class Failures {
  private static final List<String> FLINK_REMEDIES =
      List.of(
          "is the cluster up? scripts/cluster up starts a local one",
          "another address: --rest URL, or SLUICE_REST, or FLINK_HOME");
  private static final List<String> KAFKA_REMEDIES =
      List.of(
          "is bootstrap-servers in the cluster profile right?",
          "if the cluster reaches Kafka and this machine does not: submit and upgrade have --skip-kafka-check");

  private final Console console;

  Failures(Console console) {
    this.console = console;
  }

  int wrongUse(ParameterException failure, String[] arguments) {
    CommandLine command = failure.getCommandLine();
    error(String.valueOf(failure.getMessage()));
    if (!UnmatchedArgumentException.printSuggestions(failure, console.err())) {
      remedy("see " + command.getCommandSpec().qualifiedName() + " --help");
    }
    return ExitCode.USAGE.number();
  }

  int report(Exception failure, CommandLine command, ParseResult parsed) {
    Sluice root = command.getCommandSpec().root().commandLine().getCommand();
    ExitCode code = explain(failure);
    if (root.wantsStacktrace()) {
      failure.printStackTrace(console.err());
      console.err().flush();
    }
    return code.number();
  }

  private ExitCode explain(Exception failure) {
    if (failure instanceof CommandFailure known) {
      return say(known.exitCode(), known, known.remedies());
    }
    if (failure instanceof FlinkUnreachableException) {
      return say(ExitCode.UNREACHABLE, failure, FLINK_REMEDIES);
    }
    if (failure instanceof UnexpectedJsonException) {
      return say(
          ExitCode.UNREACHABLE,
          failure,
          List.of("is the address that of Flink's REST interface, version 2?"));
    }
    if (failure instanceof FlinkRefusedException) {
      return say(ExitCode.NOT_READY, failure, List.of("the JobManager's log has the whole story"));
    }
    if (failure instanceof KafkaUnreachableException) {
      return say(ExitCode.UNREACHABLE, failure, KAFKA_REMEDIES);
    }
    if (failure instanceof UnresolvedSecretException) {
      return say(
          ExitCode.NOT_READY,
          failure,
          List.of(
              "set it here too, or, if it exists on the cluster only: submit and upgrade have --skip-kafka-check"));
    }
    if (failure instanceof IOException) {
      return say(ExitCode.NOT_READY, failure, List.of());
    }
    error("this is a bug in sluice: " + failure);
    remedy("run it again with --stacktrace, and report what it prints");
    return ExitCode.BUG;
  }

  private ExitCode say(ExitCode code, Exception failure, List<String> remedies) {
    error(String.valueOf(failure.getMessage()));
    remedies.forEach(this::remedy);
    return code;
  }

  private void error(String message) {
    console.say(console.paint(Colour.RED, "sluice: ") + message);
  }

  private void remedy(String remedy) {
    console.say("  " + remedy);
  }
}
