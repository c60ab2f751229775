package dev.sluice.core.spec.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.deadletter.DeadLetterHeader;
import dev.sluice.core.spec.Settings;
import dev.sluice.core.spec.cluster.ClusterReader;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reference of the pipeline file forgets no key. */
class PipelineFilePageTest {
  private static final Path PAGE = Path.of("../pipeline-file.md");

  @ParameterizedTest
  @ValueSource(
      classes = {
        SpecReader.class,
        SourceReader.class,
        EventTimeReader.class,
        StepReader.class,
        SinkReader.class,
        SettingsReader.class,
        ClusterReader.class
      })
  void everyKeyThatIsReadIsOnThePage(Class<?> reader)
      throws IOException, ReflectiveOperationException {
    Field keys = reader.getDeclaredField("KEYS");
    keys.setAccessible(true);
    assertThat((List<?>) keys.get(null))
        .isNotEmpty()
        .allSatisfy(
            key -> assertThat(Files.readString(PAGE)).containsPattern("[`{, ]" + key + "[`:,]"));
  }

  @Test
  void theDefaultsAreThoseOfThePage() throws IOException {
    assertThat(Files.readString(PAGE))
        .contains(
            "| `checkpoint-interval` | "
                + DurationText.of(Settings.DEFAULTS.checkpointInterval())
                + " |",
            "| `checkpoint-timeout` | "
                + DurationText.of(Settings.DEFAULTS.checkpointTimeout())
                + " |",
            "| `restart-budget` | " + DurationText.of(Settings.DEFAULTS.restartBudget()) + " |",
            "| `on-lost-transaction` | `" + Settings.DEFAULTS.onLostTransaction().text() + "` |",
            "| `max-parallelism` | " + Settings.DEFAULTS.maxParallelism() + " |");
  }

  @Test
  void everyHeaderOfADeadLetterIsOnThePage() throws IOException {
    String page = Files.readString(PAGE);
    for (DeadLetterHeader header : DeadLetterHeader.values()) {
      assertThat(page)
          .containsPattern(
              "`("
                  + DeadLetterHeader.PREFIX
                  + ")?"
                  + header.text().substring(DeadLetterHeader.PREFIX.length())
                  + "`");
    }
  }
}
