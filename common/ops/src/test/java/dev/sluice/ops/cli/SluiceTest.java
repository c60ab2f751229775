package dev.sluice.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SluiceTest {
  private static final String COPY =
      """
      apiVersion: sluice/v1
      pipeline: copy
      kafka: local
      sources: {in: {topic: copy.in, format: raw, start: earliest}}
      sinks: {out: {from: in, topic: copy.out, format: raw}}
      """;

  @TempDir private Path home;
  private Path copy;

  @BeforeEach
  void writeFiles() throws IOException {
    Path clusters = Files.createDirectories(home.resolve("clusters"));
    Files.writeString(
        clusters.resolve("local.yaml"),
        "apiVersion: sluice/v1\ncluster: local\nbootstrap-servers: localhost:1\n");
    copy =
        Files.writeString(
            Files.createDirectories(home.resolve("pipelines")).resolve("copy.yaml"), COPY);
  }

  @Test
  void listsItsCommands() {
    Run run = run("--help");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains(
            "validate",
            "explain",
            "run",
            "submit",
            "list",
            "status",
            "audit",
            "savepoint",
            "stop",
            "upgrade",
            "version",
            "completion")
        .doesNotContain("warm-up");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void helpsWithEveryCommand() {
    assertThat(run("stop", "--help").out()).startsWith("Usage: sluice stop").contains("--timeout");
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    Run run = run("stopp");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("sluice stop");
  }

  @Test
  void asksForACommand() {
    assertThat(run().exitCode()).isEqualTo(2);
  }

  @Test
  void acceptsARightFile() {
    Run run = run("validate", copy.toString());
    assertThat(run).isEqualTo(new Run(0, "", "1 file accepted" + System.lineSeparator()));
  }

  @Test
  void rejectsAWrongFileWithItsPlaces() throws IOException {
    Files.writeString(copy, COPY.replace("topic: copy.out", "topik: copy.out"));
    Run run = run("validate", copy.toString());
    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(run.out()).contains("copy.yaml:5:").contains("did you mean 'topic'?");
    assertThat(run.err()).contains("1 of 1 file rejected");
  }

  @Test
  void givesFindingsToPrograms() throws IOException {
    assertThat(run("validate", "-o", "json", copy.toString()).out()).isEqualTo("[]\n");
    Files.writeString(copy, COPY.replace("topic: copy.out", "topik: copy.out"));
    assertThat(run("validate", "-o", "github", copy.toString()).out()).startsWith("::error file=");
  }

  @Test
  void explainsAPipeline() {
    Run run = run("explain", copy.toString());
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains(
            "copy/in/source", "copy/out/sink", "copy.out.", "consumer group  copy", "exactly once");
    assertThat(run("explain", "-o", "mermaid", copy.toString()).out()).startsWith("flowchart LR");
    assertThat(run("explain", "-o", "json", copy.toString()).out())
        .contains("\"pipeline\" : \"copy\"");
  }

  @Test
  void saysThatNobodyAnswersAtAnAddress() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Run run = run("list", "--rest", "127.0.0.1:" + port);
    assertThat(run.exitCode()).isEqualTo(6);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("http://127.0.0.1:" + port)
        .contains("--rest")
        .doesNotContain("\tat ");
    assertThat(run("list", "--stacktrace", "--rest", "127.0.0.1:" + port).err()).contains("\tat ");
  }

  @Test
  void refusesAnAddressThatIsNone() {
    Run run = run("list", "--rest", "http://");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("not an address");
  }

  @Test
  void refusesATimeThatIsNone() {
    Run run = run("stop", "copy", "--timeout", "soon");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("soon").contains("90s");
  }

  @Test
  void refusesAuditsThatContradictThemselves() {
    assertThat(run("audit", copy.toString(), "--full", "--follow").exitCode()).isEqualTo(2);
    assertThat(run("audit", copy.toString(), "--from-epoch", "5", "--to-epoch", "4").exitCode())
        .isEqualTo(2);
    Run run = run("audit", copy.toString(), "--since", "yesterday");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("'yesterday'");
  }

  @Test
  void saysWhichCommandBuildsWhatARunNeeds() {
    Run run = run("run", copy.toString());
    assertThat(run.exitCode()).isEqualTo(5);
    assertThat(run.err()).contains("mvn");
  }

  @Test
  void knowsItsVersion() {
    assertThat(run("version").out())
        .startsWith("sluice ")
        .contains("flink 2.")
        .doesNotContain("${");
  }

  @Test
  void completesItself() {
    assertThat(run("completion").out()).startsWith("#!/usr/bin/env bash").contains("savepoint");
  }

  private Run run(String... arguments) {
    return Run.of(home, arguments);
  }
}
