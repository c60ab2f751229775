package dev.sluice.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.diagnostic.Diagnostic;
import dev.sluice.core.diagnostic.GitHubRenderer;
import dev.sluice.core.diagnostic.JsonRenderer;
import dev.sluice.core.diagnostic.SourceText;
import dev.sluice.core.diagnostic.TextRenderer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Whatever stands in the files, reading and showing never throw, and every place is one of the
 * file.
 */
class AnyTextTest {
  private static final long SEED = 20_261_123L;
  private static final int TRIES = 3_000;
  private static final String[] WORDS = {
    "[",
    "]",
    "{",
    "}",
    ":",
    "- ",
    "\n",
    "  ",
    "'",
    "\"",
    "|\n",
    ">\n",
    "&a ",
    "*a",
    "!t ",
    "#",
    "\t",
    "\\",
    "${env:",
    "~",
    "\r",
    "\u0000",
    "\uD83D\uDE00",
    "\uD800",
    "null",
    "from",
    "route",
    "0",
    "-1",
    "9999999999999",
    "---\n",
    "?",
    ",",
    "%",
    "\u2028",
    ".",
    "__"
  };

  private static List<String> seeds() throws IOException {
    List<String> seeds = new ArrayList<>();
    for (String folder : List.of("right", "wrong", "clusters")) {
      try (Stream<Path> files = Files.list(Path.of("src/test/resources", folder))) {
        for (Path file :
            files
                .filter(f -> f.toString().endsWith(".yaml") && !f.toString().contains("latin"))
                .sorted()
                .toList()) {
          seeds.add(Files.readString(file));
        }
      }
    }
    return seeds;
  }

  private static String mutate(String text, Random random) {
    StringBuilder mutated = new StringBuilder(text);
    int changes = 1 + random.nextInt(4);
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(mutated.length() + 1);
      int end = Math.min(mutated.length(), at + random.nextInt(12));
      switch (random.nextInt(3)) {
        case 0 -> mutated.delete(at, end);
        case 1 -> mutated.insert(at, mutated.substring(at, end));
        default -> mutated.insert(at, WORDS[random.nextInt(WORDS.length)]);
      }
    }
    return mutated.toString();
  }

  @Test
  void neverThrows() throws IOException {
    Random random = new Random(SEED);
    List<String> seeds = seeds();
    for (int i = 0; i < TRIES; i++) {
      String pipeline = mutate(seeds.get(random.nextInt(seeds.size())), random);
      String cluster = mutate(seeds.get(seeds.size() - 1 - random.nextInt(4)), random);
      try {
        check(pipeline, cluster);
      } catch (RuntimeException | StackOverflowError e) {
        throw new AssertionError(
            "try " + i + " threw on\n" + pipeline + "\n=== and ===\n" + cluster, e);
      }
    }
  }

  private static void check(String pipeline, String cluster) {
    PipelineReading reading =
        PipelineReader.read(new SourceText("p.yaml", pipeline), new SourceText("c.yaml", cluster));
    boolean wrong = reading.diagnostics().stream().anyMatch(Diagnostic::isError);
    assertThat(reading.pipeline().isPresent()).isEqualTo(!wrong);
    for (Diagnostic diagnostic : reading.diagnostics()) {
      SourceText source =
          reading.sources().stream()
              .filter(s -> s.name().equals(diagnostic.location().file()))
              .findFirst()
              .orElseThrow();
      assertThat(diagnostic.location().line()).isLessThanOrEqualTo(source.lines().size());
      String line = source.lines().get(diagnostic.location().line() - 1);
      assertThat(diagnostic.location().col())
          .isLessThanOrEqualTo(line.codePointCount(0, line.length()) + 1);
    }
    new TextRenderer(reading.sources()).render(reading.diagnostics());
    new JsonRenderer().render(reading.diagnostics());
    new GitHubRenderer().render(reading.diagnostics());
  }
}
