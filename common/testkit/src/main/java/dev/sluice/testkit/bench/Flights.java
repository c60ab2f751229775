package dev.sluice.testkit.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongFunction;
import java.util.zip.GZIPInputStream;

/** The 20,000 flights of the demo, over and over: 97 bytes each. */
public final class Flights implements Feed {
  static final String SCHEMA =
      """
      date: STRING
      delay: INT NOT NULL
      distance: INT
      origin: STRING
      destination: STRING
      """;

  @Override
  public long enough() {
    return 12_000_000;
  }

  @Override
  public LongFunction<byte[]> records(Path home) throws IOException {
    Path data = home.resolve("conf/data/flights-2001.jsonl.gz");
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(data)), StandardCharsets.UTF_8))) {
      List<byte[]> all = lines.lines().map(line -> line.getBytes(StandardCharsets.UTF_8)).toList();
      return number -> all.get((int) (number % all.size()));
    }
  }
}
