package dev.sluice.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.core.name.OperatorUid;
import dev.sluice.pipeline.RetainedCheckpoints.Retained;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Metadata files as Flink writes them, without any state. */
class RetainedCheckpointsTest {
  private static final OperatorUid ONCE = new OperatorUid("orders/once/deduplicate");

  @TempDir Path folder;

  private void retain(String where, long number, OperatorUid operator, int parallelism)
      throws IOException {
    Path checkpoint = Files.createDirectories(folder.resolve(where));
    Path metadata = checkpoint.resolve("_metadata");
    OperatorState state =
        new OperatorState("once", operator.value(), new OperatorID(), parallelism, 128);
    try (OutputStream out = Files.newOutputStream(metadata)) {
      Checkpoints.storeCheckpointMetadata(
          new CheckpointMetadata(number, List.of(state), List.of()), out);
    }
    Files.setLastModifiedTime(metadata, FileTime.fromMillis(1_000 * (number + where.length())));
  }

  private RetainedCheckpoints find() {
    return RetainedCheckpoints.in(List.of(folder.toString()), List.of(ONCE));
  }

  @Test
  void findsOnesOfANumberTheNewestFirst() throws IOException {
    retain("a/chk-7", 7, ONCE, 2);
    retain("a/chk-8", 8, ONCE, 4);
    retain("longer/chk-7", 7, ONCE, 3);
    assertThat(find().require(7)).extracting(Retained::parallelism).containsExactly(3, 2);
    assertThat(find().numbered(8)).extracting(Retained::parallelism).containsExactly(4);
    assertThat(find().numbered(9)).isEmpty();
  }

  @Test
  void isOneItself() throws IOException {
    retain("", 7, ONCE, 2);
    assertThat(find().require(7)).hasSize(1);
  }

  @Test
  void saysWhatIsThereInstead() throws IOException {
    assertThatThrownBy(() -> find().require(7)).hasMessageContaining("none of this pipeline");
    retain("a/chk-7", 7, new OperatorUid("another/once/deduplicate"), 2);
    retain("a/chk-8", 8, ONCE, 2);
    assertThatThrownBy(() -> find().require(7))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("needs checkpoint 7")
        .hasMessageContaining("only [8]")
        .hasMessageContaining("--checkpoints");
  }

  @Test
  void passesOverWhatCannotBeRead() throws IOException {
    retain("a/chk-7", 7, ONCE, 2);
    Files.writeString(
        Files.createDirectories(folder.resolve("damaged")).resolve("_metadata"), "no");
    Files.writeString(
        Files.createDirectories(folder.resolve("other")).resolve("_metadata"),
        "no metadata of any");
    assertThat(find().require(7)).hasSize(1);
    assertThatThrownBy(() -> find().require(6))
        .hasMessageContaining("damaged/_metadata cannot be read")
        .hasMessageContaining("other/_metadata cannot be read");
  }

  @Test
  void saysWhichFolderItHasNoFileSystemFor() {
    assertThatThrownBy(
            () -> RetainedCheckpoints.in(List.of("s3://bucket/checkpoints"), List.of(ONCE)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("s3://bucket/checkpoints cannot be looked through from here");
  }
}
