package dev.sluice.testkit.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.ops.cli.Sluice;
import dev.sluice.ops.console.Console;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** One {@code sluice audit} of a pipeline {@code in -> out} and what it said. */
record AuditRun(int exitCode, String out, String err) {

  static AuditRun of(Path home, String bootstrapServers, String name, String... options)
      throws IOException {
    Path file = file(home, bootstrapServers, name);
    List<String> arguments = new ArrayList<>(List.of("audit", file.toString()));
    arguments.addAll(List.of(options));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Console console =
        new Console(
            new PrintWriter(out),
            new PrintWriter(err),
            new BufferedReader(new StringReader("")),
            Console.Terminal.NONE);
    int exitCode = Sluice.run(console, home, arguments.toArray(String[]::new));
    return new AuditRun(exitCode, out.toString(), err.toString());
  }

  /** The pipeline file, with its cluster profile beside it. */
  static Path file(Path home, String bootstrapServers, String name) throws IOException {
    Files.createDirectories(home.resolve("clusters"));
    Files.createDirectories(home.resolve("pipelines"));
    Files.writeString(
        home.resolve("clusters/local.yaml"),
        "apiVersion: sluice/v1\ncluster: local\nbootstrap-servers: " + bootstrapServers + "\n");
    Path file = home.resolve("pipelines/" + name + ".yaml");
    Files.writeString(
        file,
        """
        apiVersion: sluice/v1
        pipeline: %1$s
        kafka: local
        sources: {in: {topic: %1$s.in, format: raw, start: earliest}}
        sinks: {out: {from: in, topic: %1$s.out, format: raw}}
        """
            .formatted(name));
    return file;
  }

  JsonNode json() throws IOException {
    return new ObjectMapper().readTree(out);
  }

  /** The texts of the findings with a code. */
  List<String> findings(String code) throws IOException {
    return StreamSupport.stream(json().get("findings").spliterator(), false)
        .filter(finding -> finding.get("code").asText().equals(code))
        .map(finding -> finding.get("text").asText())
        .toList();
  }

  List<String> codes() throws IOException {
    return StreamSupport.stream(json().get("findings").spliterator(), false)
        .map(finding -> finding.get("code").asText())
        .distinct()
        .sorted()
        .toList();
  }
}
