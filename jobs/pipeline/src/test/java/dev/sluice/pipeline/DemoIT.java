package dev.sluice.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.testkit.process.ReactorRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code scripts/demo} as a newcomer starts it. */
class DemoIT {
  private static final Duration LIMIT = Duration.ofMinutes(4);

  @TempDir private Path temporary;
  @TempDir private Path output;

  @Test
  void printsABalancedTableAndLeavesNothingBehind() throws IOException, InterruptedException {
    Process demo = start();
    assertThat(demo.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).as(words()).isTrue();
    assertThat(demo.exitValue()).as(words()).isZero();
    List<String> table = Files.readAllLines(output.resolve("out"));
    assertThat(table.get(0)).matches("records +expected +committed");
    assertThat(row(table, "missing")).containsExactly("missing", "0", "0");
    assertThat(row(table, "repeated")).containsExactly("repeated", "0", "0");
    assertThat(row(table, "unexplained")).containsExactly("unexplained", "0", "0");
    assertThat(number(table, "read"))
        .isGreaterThan(20_000)
        .isEqualTo(
            number(table, "- filtered")
                + number(table, "- deduplicated")
                + number(table, "- dead")
                + number(table, "= written"));
    assertThat(number(table, "- deduplicated")).isPositive();
    assertThat(number(table, "- dead")).isPositive();
    assertThat(table)
        .filteredOn(line -> line.startsWith("flights."))
        .extracting(line -> line.split("  ", 2)[0])
        .containsExactly("flights.severe", "flights.late", "flights.dead");
    assertThat(words()).contains("terminating a TaskManager");
    assertThat(table).contains("balanced: every record is accounted for exactly once");
    assertThat(temporary).isEmptyDirectory();
    assertThat(Files.readString(ReactorRoot.find().resolve("README.md")))
        .as("the README shows this table")
        .contains(String.join("\n", table.subList(0, 8)));
  }

  @Test
  void endsAllItsProcessesWhenItIsInterrupted() throws IOException, InterruptedException {
    Process demo = start();
    await().atMost(LIMIT).until(() -> !demo.isAlive() || words().contains("loading"));
    List<ProcessHandle> started = demo.descendants().toList();
    assertThat(started).as(words()).hasSize(2);
    demo.destroy();
    assertThat(demo.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(started).noneMatch(ProcessHandle::isAlive);
    assertThat(temporary).isEmptyDirectory();
    assertThat(words()).contains("interrupted").doesNotContain("Exception");
  }

  private Process start() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(ReactorRoot.find().resolve("scripts/demo").toString())
            .redirectOutput(output.resolve("out").toFile())
            .redirectError(output.resolve("err").toFile());
    builder.environment().put("TMPDIR", temporary.toString());
    return builder.start();
  }

  private String words() throws IOException {
    return Files.readString(output.resolve("err"));
  }

  private static List<String> row(List<String> table, String name) {
    return table.stream()
        .filter(line -> line.startsWith(name + " "))
        .map(line -> List.of(line.split(" {2,}")))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no row '" + name + "' in " + table));
  }

  private static int number(List<String> table, String name) {
    return Integer.parseInt(row(table, name).get(1).replace(",", ""));
  }
}
