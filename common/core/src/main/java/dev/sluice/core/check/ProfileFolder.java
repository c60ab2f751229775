package dev.sluice.core.check;

import dev.sluice.core.diagnostic.Code;
import dev.sluice.core.diagnostic.Findings;
import dev.sluice.core.diagnostic.SourceText;
import dev.sluice.core.diagnostic.Spelling;
import dev.sluice.core.name.NodeName;
import dev.sluice.core.yaml.YamlNode.YamlScalar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Profiles beside the pipelines: {@code <folder>/<cluster>.yaml}. */
record ProfileFolder(Path folder) implements ProfileFinder {
  private static final String ENDING = ".yaml";

  @Override
  public Optional<SourceText> find(YamlScalar cluster, Findings findings) {
    String name = cluster.text();
    if (!NodeName.isLegal(name)) {
      findings.report(
          Code.ILLEGAL_NAME,
          cluster.span(),
          "kafka: '"
              + name
              + "' is not a name; a profile is named like a node, without path and ending");
      return Optional.empty();
    }
    Path file = folder.resolve(name + ENDING);
    if (!Files.exists(file)) {
      List<String> profiles = profiles();
      String known = profiles.isEmpty() ? "" : " (" + String.join(", ", profiles) + ")";
      findings.report(
          Code.NO_PROFILE,
          cluster.span(),
          "kafka: there is no cluster profile '" + name + "' in " + folder + known,
          Spelling.suggest(name, profiles));
      return Optional.empty();
    }
    return SourceFile.read(file, findings);
  }

  private List<String> profiles() {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(ENDING))
          .map(file -> file.substring(0, file.length() - ENDING.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      return List
          .of(); // the diagnostic that is being written says that the folder has no such profile
    }
  }
}
