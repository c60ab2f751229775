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
 * Checkpoints and savepoints that are still there and have state of all of some operators.
 *
 * @param folders that were looked through
 * @param unreadable why files of metadata were passed over
 */
record RetainedCheckpoints(
    List<String> folders, List<Retained> newestFirst, List<String> unreadable) {
  private static final String METADATA = "_metadata";

  /** {@code <folder>/<job>/chk-7/_metadata}. */
  private static final int DEEPEST = 3;

  /** Where Flink keeps the data itself: thousands of files. */
  private static final Set<String> DATA = Set.of("shared", "taskowned");

  /** A running job deletes old ones while the folder is listed. */
  private static final int LISTINGS = 5;

  RetainedCheckpoints {
    folders = List.copyOf(folders);
    newestFirst = List.copyOf(newestFirst);
    unreadable = List.copyOf(unreadable);
  }

  /**
   * A checkpoint or savepoint, as it is restored from.
   *
   * @param parallelism of the operators
   */
  record Retained(long number, String path, int parallelism, long modified) {}

  /**
   * @param folders as a shell or Flink names them; each holds some at most three folders down, or
   *     is one
   * @throws IllegalArgumentException when a folder is of a file system that is not there
   */
  static RetainedCheckpoints in(List<String> folders, List<OperatorUid> operators) {
    Search search = new Search(operators);
    for (String folder : folders) {
      try {
        search.lookThrough(located(folder), DEEPEST);
      } catch (IOException e) {
        throw new IllegalArgumentException(
            "%s cannot be looked through from here: %s. Copy the checkpoint to a folder of this machine"
                .formatted(folder, e.getMessage()),
            e);
      }
    }
    search.found.sort(Comparator.comparingLong(Retained::modified).reversed());
    return new RetainedCheckpoints(folders, search.found, search.unreadable);
  }

  /** Jobs of the same pipeline may have one each. */
  List<Retained> numbered(long number) {
    return newestFirst.stream().filter(retained -> retained.number() == number).toList();
  }

  /**
   * @throws IllegalArgumentException when there is none, saying which there are
   */
  List<Retained> require(long number) {
    List<Retained> found = numbered(number);
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          "it needs checkpoint %d, and %s has %s%s. Flink keeps as many as 'execution.checkpointing.num-retained' says (1, unless configured); name the folder that has it with --checkpoints"
              .formatted(
                  number,
                  String.join(", ", folders),
                  numbers(),
                  unreadable.isEmpty() ? "" : ", and " + String.join(", ", unreadable)));
    }
    return found;
  }

  private String numbers() {
    TreeSet<Long> numbers =
        newestFirst.stream().map(Retained::number).collect(Collectors.toCollection(TreeSet::new));
    return numbers.isEmpty() ? "none of this pipeline" : "only " + numbers;
  }

  static Path located(String folder) {
    return folder.contains("://") || folder.startsWith("file:")
        ? new Path(folder)
        : new Path(java.nio.file.Path.of(folder).toAbsolutePath().normalize().toUri());
  }

  private static final class Search {
    private final List<OperatorUid> operators;
    private final List<Retained> found = new ArrayList<>();
    private final List<String> unreadable = new ArrayList<>();

    Search(List<OperatorUid> operators) {
      this.operators = operators;
    }

    void lookThrough(Path folder, int deeper) throws IOException {
      for (FileStatus file : list(folder, LISTINGS)) {
        String name = file.getPath().getName();
        if (file.isDir() && deeper > 0 && !DATA.contains(name)) {
          lookThrough(file.getPath(), deeper - 1);
        } else if (!file.isDir() && name.equals(METADATA)) {
          read(folder, file);
        }
      }
    }

    private static FileStatus[] list(Path folder, int times) throws IOException {
      FileSystem files = folder.getFileSystem();
      try {
        FileStatus[] listed = files.listStatus(folder);
        return listed == null ? new FileStatus[0] : listed;
      } catch (FileNotFoundException e) {
        return times > 1 && files.exists(folder) ? list(folder, times - 1) : new FileStatus[0];
      }
    }

    /** One that is damaged, of another release, or just gone, is no reason to leave the others. */
    private void read(Path folder, FileStatus file) {
      try (DataInputStream in =
          new DataInputStream(file.getPath().getFileSystem().open(file.getPath()))) {
        CheckpointMetadata metadata =
            Checkpoints.loadCheckpointMetadata(
                in, RetainedCheckpoints.class.getClassLoader(), folder.toString());
        parallelism(metadata)
            .ifPresent(
                parallelism ->
                    found.add(
                        new Retained(
                            metadata.getCheckpointId(),
                            folder.toString(),
                            parallelism,
                            file.getModificationTime())));
      } catch (IllegalStateException | IllegalArgumentException | IOException e) {
        unreadable.add(file.getPath() + " cannot be read: " + e.getMessage());
      }
    }

    /** Of the first; they are all of one pipeline, which has one parallelism. */
    private OptionalInt parallelism(CheckpointMetadata metadata) {
      List<OperatorState> states =
          metadata.getOperatorStates().stream()
              .filter(
                  state ->
                      state
                          .getOperatorUid()
                          .map(OperatorUid::new)
                          .filter(operators::contains)
                          .isPresent())
              .toList();
      return states.size() < operators.size()
          ? OptionalInt.empty()
          : OptionalInt.of(states.get(0).getParallelism());
    }
  }
}
