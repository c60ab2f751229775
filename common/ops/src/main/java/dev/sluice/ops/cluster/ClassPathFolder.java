package dev.sluice.ops.cluster;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A folder that holds exactly the jars of one kind of process, filled by the build
 * (common/processes).
 *
 * @param more folders whose jars come behind those, if there are any
 */
public record ClassPathFolder(Path folder, List<Path> more) {
  /**
   * Maven's file names: the version begins with the last dash before a digit that has a dot after
   * it.
   */
  private static final Pattern VERSION = Pattern.compile("-\\d+\\..*");

  public ClassPathFolder {
    folder = folder.toAbsolutePath().normalize();
    more = List.copyOf(more);
  }

  public ClassPathFolder(Path folder) {
    this(folder, List.of());
  }

  ClassPathFolder and(Path behind) {
    return new ClassPathFolder(folder, Stream.concat(more.stream(), Stream.of(behind)).toList());
  }

  /** The class path argument: wildcards, so that the command line stays readable in `ps`. */
  String argument() {
    return Stream.concat(Stream.of(folder), more.stream())
        .map(jars -> jars + "/*")
        .collect(Collectors.joining(File.pathSeparator));
  }

  /**
   * Refuses what a JVM would fail on with an unhelpful error, or not at all: no jars, or two
   * versions of one.
   */
  void requireBuilt() {
    Map<String, Path> byArtifact = new HashMap<>();
    for (Path jar : jars()) {
      String artifact = VERSION.matcher(jar.getFileName().toString()).replaceFirst("");
      Path other = byArtifact.put(artifact, jar);
      if (other != null) {
        throw new ClusterException(
            "both "
                + other
                + " and "
                + jar
                + " are there, left from an earlier build: "
                + "run 'mvn -q clean package -Dmaven.test.skip=true'");
      }
    }
    if (byArtifact.isEmpty()) {
      throw new ClusterException(
          "there are no jars in "
              + folder
              + ": build them with 'mvn -q package -Dmaven.test.skip=true'");
    }
  }

  private List<Path> jars() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException e) {
      throw new ClusterException("cannot read " + folder + ": " + e.getMessage(), e);
    }
  }
}
