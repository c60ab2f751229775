package dev.sluice.ops.upgrade;

import dev.sluice.ops.job.PipelineText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The commands with which a person goes on when the upgrade cannot. The old version's file is kept
 * for them before anything is stopped.
 *
 * @param oldFile the old version's pipeline file, with its profile where a pipeline file's profile
 *     is looked for
 */
public record GoBack(Path oldFile, Path newFile, String pipeline, String restAddress) {

  /** Keeps the old version's files under {@code folder}. */
  public static GoBack keeping(
      Path folder,
      PipelineText old,
      String profile,
      Path newFile,
      String pipeline,
      String restAddress)
      throws IOException {
    Path pipelineFile = folder.resolve("pipelines").resolve(pipeline + ".yaml");
    Path profileFile = folder.resolve("clusters").resolve(profile + ".yaml");
    Files.createDirectories(pipelineFile.getParent());
    Files.createDirectories(profileFile.getParent());
    Files.writeString(pipelineFile, old.pipeline());
    Files.writeString(profileFile, old.cluster());
    return new GoBack(pipelineFile, newFile, pipeline, restAddress);
  }

  /** Nothing of the new version is committed, or nobody knows: look first, then one of both. */
  List<String> byHand(String savepoint) {
    return List.of(
        "see what runs: sluice status " + pipeline + " --rest " + restAddress,
        "if a version runs, leave it; if none does, and the new one completed no checkpoint, go back:",
        "  " + submit(oldFile, savepoint),
        "  or try the new version again: " + submit(newFile, savepoint));
  }

  /**
   * The new version has committed: only it, or a repaired one, can go on, from its own last
   * checkpoint.
   */
  List<String> forward(@Nullable String latestCheckpoint) {
    List<String> remedies = new ArrayList<>();
    remedies.add("do not start the old version from the savepoint: it would write records twice");
    remedies.add(
        "see how the new version is: sluice status " + pipeline + " --rest " + restAddress);
    remedies.add(
        "if it runs, repair the file and upgrade again: sluice upgrade "
            + newFile
            + " --rest "
            + restAddress);
    if (latestCheckpoint != null) {
      remedies.add(
          "if it has ended, go on from its last checkpoint: " + submit(newFile, latestCheckpoint));
    }
    return remedies;
  }

  private String submit(Path file, String from) {
    return "sluice submit " + file + " --rest " + restAddress + " --from-savepoint " + from;
  }
}
