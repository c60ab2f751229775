package dev.sluice.ops.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.ops.console.CommandFailure;
import dev.sluice.ops.console.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobJarTest {
  @TempDir private Path home;

  @Test
  void isNamedByItsContent() throws IOException {
    Path one = Files.writeString(home.resolve("one.jar"), "same");
    Path two = Files.writeString(home.resolve("two.jar"), "same");
    Path other = Files.writeString(home.resolve("other.jar"), "other");
    assertThat(JobJar.of(one).name())
        .isEqualTo(JobJar.of(two).name())
        .isNotEqualTo(JobJar.of(other).name());
    assertThat(JobJar.of(one).name()).matches("sluice-pipeline-[0-9a-f]{16}[.]jar");
  }

  @Test
  void isFoundWhereTheBuildPutsIt() throws IOException {
    Path target = Files.createDirectories(home.resolve("jobs/pipeline/target"));
    Files.writeString(target.resolve("sluice-pipeline-1.0.jar"), "without dependencies");
    Path jar =
        Files.writeString(target.resolve("sluice-pipeline-1.0-job.jar"), "with dependencies");
    assertThat(JobJar.built(home).path()).isEqualTo(jar);
  }

  @Test
  void saysHowToBuildItWhenItIsNotThere() {
    assertThatThrownBy(() -> JobJar.built(home))
        .isInstanceOfSatisfying(
            CommandFailure.class,
            failure -> {
              assertThat(failure.exitCode()).isEqualTo(ExitCode.NOT_READY);
              assertThat(failure.remedies()).anyMatch(remedy -> remedy.contains("mvn"));
            });
  }
}
