package dev.sluice.core.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.diagnostic.Findings;
import dev.sluice.core.diagnostic.SourceText;
import dev.sluice.core.diagnostic.Span;
import dev.sluice.core.yaml.YamlNode.YamlMap;
import dev.sluice.core.yaml.YamlNode.YamlScalar;
import org.junit.jupiter.api.Test;

class ScalarPositionsTest {

  /** The place of a word of the value of key {@code e}. */
  private static Span find(String word, String yaml) {
    Findings findings = new Findings(new SourceText("x.yaml", yaml));
    YamlMap root = (YamlMap) YamlReader.read(findings).orElseThrow();
    YamlScalar scalar = (YamlScalar) root.get("e").orElseThrow();
    int start = scalar.text().indexOf(word);
    assertThat(start).as("'%s' in '%s'", word, scalar.text()).isNotNegative();
    return new ScalarPositions(scalar, findings.lines()).span(start, start + word.length());
  }

  @Test
  void findsWordsInPlainText() {
    assertThat(find("amount", "e: id > amount\n")).isEqualTo(new Span(1, 9, 1, 15));
    assertThat(find("amount", "e: id >\n   amount\n")).isEqualTo(new Span(2, 4, 2, 10));
    assertThat(find("> amount", "e: id >\n   amount\n")).isEqualTo(new Span(1, 7, 2, 10));
    assertThat(find("amount", "e: &anchor id > amount\n")).isEqualTo(new Span(1, 17, 1, 23));
  }

  @Test
  void findsWordsInSingleQuotes() {
    assertThat(find("amount", "e: 'it''''s ''x'' amount'\n")).isEqualTo(new Span(1, 19, 1, 25));
    assertThat(find("'x'", "e: 'it''''s ''x'' amount'\n")).isEqualTo(new Span(1, 13, 1, 18));
    assertThat(find("amount", "e: 'a\n\n\n  amount'\n")).isEqualTo(new Span(4, 3, 4, 9));
  }

  @Test
  void findsWordsInDoubleQuotes() {
    assertThat(find("amount", "e: \"a \\\"b\\\" \\u0041 amount\"\n"))
        .isEqualTo(new Span(1, 20, 1, 26));
    assertThat(find("\"b\"", "e: \"a \\\"b\\\" amount\"\n")).isEqualTo(new Span(1, 7, 1, 12));
    assertThat(find("amount", "e: \"a\\n\\tamount\"\n")).isEqualTo(new Span(1, 10, 1, 16));
    assertThat(find("amount", "e: \"a \\\n    amount\"\n")).isEqualTo(new Span(2, 5, 2, 11));
    assertThat(find("amount", "e: \"a\n    amount\"\n")).isEqualTo(new Span(2, 5, 2, 11));
    assertThat(find("amount", "e: \"\\U0001F600 amount\"\n")).isEqualTo(new Span(1, 16, 1, 22));
  }

  @Test
  void findsWordsInBlocks() {
    assertThat(find("amount", "e: |\n  id\n  > amount\n")).isEqualTo(new Span(3, 5, 3, 11));
    assertThat(find("amount", "e: |-  # why\n\n    id\n      amount\n"))
        .isEqualTo(new Span(4, 7, 4, 13));
    assertThat(find("amount", "e: >\n  id\n\n  > amount\n")).isEqualTo(new Span(4, 5, 4, 11));
    assertThat(find("id", "x: 1\ne: >2-\n    id\n  > amount\n")).isEqualTo(new Span(3, 5, 3, 7));
  }

  @Test
  void findsWordsAfterWideCharacters() {
    assertThat(find("amount", "e: \uD83D\uDE00 > amount\n")).isEqualTo(new Span(1, 8, 1, 14));
    assertThat(find("\uD83D\uDE00", "e: a > \uD83D\uDE00\n")).isEqualTo(new Span(1, 8, 1, 9));
  }

  @Test
  void findsTheEnd() {
    Findings findings = new Findings(new SourceText("x.yaml", "e: 'id >'\n"));
    YamlScalar scalar =
        (YamlScalar) ((YamlMap) YamlReader.read(findings).orElseThrow()).get("e").orElseThrow();
    assertThat(new ScalarPositions(scalar, findings.lines()).span(4, 4))
        .isEqualTo(new Span(1, 9, 1, 10));
    assertThat(new ScalarPositions(scalar, findings.lines()).span(-3, 400))
        .isEqualTo(new Span(1, 5, 1, 9));
  }
}
