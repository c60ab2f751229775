package dev.sluice.testkit.soak;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Everything that was observed, as JSON lines in a file at once (a run that is cut short leaves
 * what it has seen) and in memory for the report: some megabytes an hour.
 */
final class History implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final BufferedWriter file;
  private final List<HistoryEntry> entries = new ArrayList<>();

  History(Path path) {
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
      file = Files.newBufferedWriter(path, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  synchronized void add(HistoryEntry entry) {
    entries.add(entry);
    String type = entry.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    ObjectNode line = JSON.createObjectNode().put("type", type);
    line.setAll(JSON.<ObjectNode>valueToTree(entry));
    try {
      file.write(line + "\n");
      file.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  synchronized <T extends HistoryEntry> List<T> of(Class<T> type) {
    return entries.stream().filter(type::isInstance).map(type::cast).toList();
  }

  @Override
  public synchronized void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
