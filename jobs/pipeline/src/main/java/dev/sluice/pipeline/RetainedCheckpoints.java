package dev.sluice.pipeline;

import dev.sluice.core.name.OperatorUid;
import java.io.DataInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;

/**
 * Checkpoints and savepoints that are still there.
 *
 * @param folders as a shell or Flink names them; each holds some at most three folders down, or is
 *     one
 */
record RetainedCheckpoints(List<String> folders) {
  private static final String METADATA = "_metadata";

  /** {@code <folder>/<job>/chk-7/_metadata}. */
  private static final int DEEPEST = 3;

  /** Where Flink keeps the data itself: thousands of files. */
  private static final Set<String> DATA = Set.of("shared", "taskowned");

  RetainedCheckpoints {
    folders = List.copyOf(folders);
  }

  /**
   * A checkpoint or savepoint, as it is restored from.
   *
   * @param parallelism of the operators that were asked for
   */
  record Retained(String path, int parallelism) {}

  private record Read(Path folder, long modified, CheckpointMetadata metadata) {}

  /**
   * The newest one of that number that has state of all of the operators.
   *
   * @throws IllegalArgumentException when there is none, saying which there are
   */
  Retained find(long number, List<OperatorUid> operators) throws IOException {
    List<Read> all = new ArrayList<>();
    for (String folder : folders) {
      read(located(folder), DEEPEST, all);
    }
    all.sort(Comparator.comparingLong(Read::modified).reversed());
    for (Read one : all) {
      OptionalInt parallelism = parallelism(one.metadata(), operators);
      if (one.metadata().getCheckpointId() == number && parallelism.isPresent()) {
        return new Retained(one.folder().toString(), parallelism.getAsInt());
      }
    }
    throw new IllegalArgumentException(
        "it needs checkpoint %d, and %s has %s. Flink keeps as many as 'execution.checkpointing.num-retained' says (1, unless configured); name the folder that has it with --checkpoints"
            .formatted(number, String.join(", ", folders), numbers(all, operators)));
  }

  private static String numbers(List<Read> all, List<OperatorUid> operators) {
    TreeSet<Long> numbers =
        all.stream()
            .map(Read::metadata)
            .filter(metadata -> parallelism(metadata, operators).isPresent())
            .map(CheckpointMetadata::getCheckpointId)
            .collect(Collectors.toCollection(TreeSet::new));
    return numbers.isEmpty() ? "none of this pipeline" : "only " + numbers;
  }

  private static Path located(String folder) {
    return folder.contains("://") || folder.startsWith("file:")
        ? new Path(folder)
        : new Path(java.nio.file.Path.of(folder).toAbsolutePath().normalize().toUri());
  }

  private static void read(Path folder, int deeper, List<Read> into) throws IOException {
    for (FileStatus file : list(folder)) {
      String name = file.getPath().getName();
      if (file.isDir() && deeper > 0 && !DATA.contains(name)) {
        read(file.getPath(), deeper - 1, into);
      } else if (!file.isDir() && name.equals(METADATA)) {
        into.add(new Read(folder, file.getModificationTime(), metadata(folder, file.getPath())));
      }
    }
  }

  private static FileStatus[] list(Path folder) throws IOException {
    FileSystem files = folder.getFileSystem();
    try {
      FileStatus[] listed = files.listStatus(folder);
      return listed == null ? new FileStatus[0] : listed;
    } catch (FileNotFoundException e) {
      return new FileStatus[0];
    }
  }

  private static CheckpointMetadata metadata(Path folder, Path file) throws IOException {
    try (DataInputStream in = new DataInputStream(file.getFileSystem().open(file))) {
      return Checkpoints.loadCheckpointMetadata(
          in, RetainedCheckpoints.class.getClassLoader(), folder.toString());
    } catch (IllegalStateException | IOException e) {
      throw new IOException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** Of the first; they are all of one pipeline, which has one parallelism. */
  private static OptionalInt parallelism(CheckpointMetadata metadata, List<OperatorUid> operators) {
    List<OperatorState> found =
        metadata.getOperatorStates().stream()
            .filter(
                state ->
                    state
                        .getOperatorUid()
                        .map(OperatorUid::new)
                        .filter(operators::contains)
                        .isPresent())
            .toList();
    return found.size() < operators.size()
        ? OptionalInt.empty()
        : OptionalInt.of(found.get(0).getParallelism());
  }
}
