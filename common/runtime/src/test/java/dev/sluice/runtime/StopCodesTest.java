package dev.sluice.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.diagnostic.CodePages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever finds a code in a log can ask {@code sluice help} for it. */
class StopCodesTest {
  private static final Pattern CODE = Pattern.compile("\"((?:runtime|repair)/[a-z-]+)[\":]");

  @Test
  void everyCodeThatStopsAPipelineHasAPage() throws IOException {
    Set<String> codes;
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      codes =
          sources
              .filter(source -> source.toString().endsWith(".java"))
              .flatMap(source -> CODE.matcher(text(source)).results())
              .map(StopCodesTest::code)
              .collect(Collectors.toSet());
    }
    Set<String> pages =
        CodePages.load().codes().stream()
            .filter(page -> page.startsWith("runtime/") || page.startsWith("repair/"))
            .collect(Collectors.toSet());
    assertThat(pages).isEqualTo(codes).hasSizeGreaterThan(12);
  }

  private static String code(MatchResult match) {
    return match.group(1);
  }

  private static String text(Path source) {
    try {
      return Files.readString(source);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
