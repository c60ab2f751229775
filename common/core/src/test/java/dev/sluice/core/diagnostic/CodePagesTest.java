package dev.sluice.core.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.deadletter.RecordCode;
import dev.sluice.core.ledger.finding.AuditCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CodePagesTest {
  private static final Pattern EXPRESSION_CODE = Pattern.compile("\"(expression/[a-z-]+)\"");

  /**
   * The codes of expressions are constants of two packages; what counts are the words in their
   * sources.
   */
  private static Set<String> expressionCodes() throws IOException {
    Set<String> codes = new TreeSet<>();
    for (String folder : Set.of("expression", "function")) {
      try (Stream<Path> files = Files.walk(Path.of("src/main/java/dev/sluice/core", folder))) {
        for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
          for (Matcher m = EXPRESSION_CODE.matcher(Files.readString(file)); m.find(); ) {
            codes.add(m.group(1));
          }
        }
      }
    }
    return codes;
  }

  @Test
  void everyCodeHasAPageAndEveryPageACode() throws IOException {
    Set<String> used = expressionCodes();
    assertThat(used).as("codes found in the sources of expressions").hasSizeGreaterThan(5);
    Stream.of(Code.values()).map(Code::text).forEach(used::add);
    Stream.of(RecordCode.values()).map(RecordCode::text).forEach(used::add);
    Stream.of(AuditCode.values()).map(AuditCode::text).forEach(used::add);
    // those of the runtime are in its own sources, and it has such a test of its own
    Set<String> pages = new TreeSet<>(CodePages.load().codes());
    pages.removeIf(page -> page.startsWith("runtime/") || page.startsWith("repair/"));
    assertThat(pages).containsExactlyInAnyOrderElementsOf(used);
  }

  @Test
  void aPageBeginsWithItsCode() {
    CodePages pages = CodePages.load();
    assertThat(pages.page("topic/loop"))
        .hasValueSatisfying(page -> assertThat(page).startsWith("topic/loop\nA sink"));
    assertThat(pages.page("topic/nothing")).isEmpty();
    for (String code : pages.codes()) {
      assertThat(pages.page(code).orElseThrow().lines().count()).as(code).isGreaterThan(1);
    }
  }
}
