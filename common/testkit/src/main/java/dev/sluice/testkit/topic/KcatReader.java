package dev.sluice.testkit.topic;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads a topic with kcat (librdkafka): another client, in another language, so that a mistake of
 * Kafka's own consumer, or of ours in using it, is not made twice.
 */
public record KcatReader(String bootstrapServers) {
  private static final String NO_VALUE = "-1";

  /** Absent where there is no kcat: apt-get install kcat. */
  public Optional<TopicDigest> read(String topic) {
    if (!installed()) {
      return Optional.empty();
    }
    try {
      Process process =
          new ProcessBuilder(
                  "kcat",
                  "-C",
                  "-q",
                  "-e",
                  "-o",
                  "beginning",
                  "-b",
                  bootstrapServers,
                  "-t",
                  topic,
                  "-X",
                  "isolation.level=read_committed",
                  "-X",
                  "check.crcs=true",
                  "-f",
                  "%p %o %S %s\n")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      TopicDigest digest = digest(process);
      int exit = process.waitFor();
      if (exit != 0) {
        throw new IllegalStateException("kcat ended with " + exit + " on " + topic);
      }
      return Optional.of(digest);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while kcat read " + topic, e);
    }
  }

  public static boolean installed() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
        .anyMatch(folder -> new File(folder, "kcat").canExecute());
  }

  private static TopicDigest digest(Process process) throws IOException {
    TopicDigest.Adder adder = new TopicDigest.Adder();
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(process.getInputStream(), 1 << 16))) {
      for (String partition = word(in); !partition.isEmpty(); partition = word(in)) {
        long offset = Long.parseLong(word(in));
        String length = word(in);
        byte[] value = new byte[length.equals(NO_VALUE) ? 0 : Integer.parseInt(length)];
        in.readFully(value);
        in.readByte(); // the end of the line
        adder.add(Integer.parseInt(partition), offset, value);
      }
    }
    return adder.digest();
  }

  /** Up to the next space; empty at the end. */
  private static String word(DataInputStream in) throws IOException {
    StringBuilder word = new StringBuilder();
    for (int next = in.read(); next >= 0 && next != ' '; next = in.read()) {
      word.append((char) next);
    }
    return word.toString();
  }
}
