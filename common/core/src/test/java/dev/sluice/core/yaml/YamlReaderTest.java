package dev.sluice.core.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.diagnostic.Diagnostic;
import dev.sluice.core.diagnostic.Findings;
import dev.sluice.core.diagnostic.SourceText;
import dev.sluice.core.diagnostic.Span;
import dev.sluice.core.yaml.YamlNode.Style;
import dev.sluice.core.yaml.YamlNode.YamlList;
import dev.sluice.core.yaml.YamlNode.YamlMap;
import dev.sluice.core.yaml.YamlNode.YamlScalar;
import java.util.List;
import org.junit.jupiter.api.Test;

class YamlReaderTest {

  private static YamlNode read(String yaml) {
    Findings findings = new Findings(new SourceText("x.yaml", yaml));
    YamlNode root =
        YamlReader.read(findings).orElseThrow(() -> new AssertionError(findings.sorted()));
    assertThat(findings.sorted()).isEmpty();
    return root;
  }

  private static List<String> refuse(String yaml) {
    Findings findings = new Findings(new SourceText("x.yaml", yaml));
    YamlReader.read(findings);
    return findings.sorted().stream().map(YamlReaderTest::place).toList();
  }

  private static String place(Diagnostic diagnostic) {
    return diagnostic.location().line()
        + ":"
        + diagnostic.location().col()
        + " "
        + diagnostic.code();
  }

  @Test
  void knowsWhereEverythingStands() {
    YamlMap root = (YamlMap) read("a: one\nb:\n  - 'two'\n  - {c: \"three\"}\n");
    assertThat(root.entries().get(0).key())
        .isEqualTo(new YamlScalar("a", Style.PLAIN, new Span(1, 1, 1, 2)));
    assertThat(root.entries().get(0).value())
        .isEqualTo(new YamlScalar("one", Style.PLAIN, new Span(1, 4, 1, 7)));
    YamlList list = (YamlList) root.entries().get(1).value();
    assertThat(list.items().get(0))
        .isEqualTo(new YamlScalar("two", Style.SINGLE_QUOTED, new Span(3, 5, 3, 10)));
    assertThat(list.items().get(1).span()).isEqualTo(new Span(4, 5, 4, 17));
    assertThat(list.span()).isEqualTo(new Span(3, 3, 4, 17));
  }

  @Test
  void countsCharactersAndNotTheirHalves() {
    YamlMap root = (YamlMap) read("\uFEFF\uD83D\uDE00: x\n");
    assertThat(root.entries().get(0).value().span()).isEqualTo(new Span(1, 4, 1, 5));
  }

  @Test
  void countsWindowsLinesOnce() {
    YamlMap root = (YamlMap) read("a: 1\r\nb: 2\r\n");
    assertThat(root.get("b").orElseThrow().span()).isEqualTo(new Span(2, 4, 2, 5));
  }

  @Test
  void leavesMeaningToTheReader() {
    YamlMap root = (YamlMap) read("a: yes\nb: 0x10\nc: null\nd: 'null'\ne:\n");
    assertThat(root.get("a").orElseThrow().describe()).isEqualTo("'yes'");
    assertThat(((YamlScalar) root.get("b").orElseThrow()).text()).isEqualTo("0x10");
    assertThat(((YamlScalar) root.get("c").orElseThrow()).isNull()).isTrue();
    assertThat(((YamlScalar) root.get("d").orElseThrow()).isNull()).isFalse();
    assertThat(((YamlScalar) root.get("e").orElseThrow()).isNull()).isTrue();
  }

  @Test
  void sharesWhatAnAliasNames() {
    YamlMap root = (YamlMap) read("a: &x {k: v}\nb: *x\n");
    assertThat(root.get("b")).isEqualTo(root.get("a"));
  }

  @Test
  void refusesWhatIsTooLarge() {
    assertThat(refuse("a: " + "x".repeat(YamlReader.MAX_BYTES)))
        .containsExactly("1:1 yaml/too-large");
    read("a: " + "x".repeat(YamlReader.MAX_BYTES - 3));
  }

  @Test
  void refusesWhatIsTooDeep() {
    read("[".repeat(Composer.MAX_DEPTH - 1) + "x" + "]".repeat(Composer.MAX_DEPTH - 1));
    assertThat(refuse("[".repeat(Composer.MAX_DEPTH) + "x" + "]".repeat(Composer.MAX_DEPTH)))
        .containsExactly("1:65 yaml/too-deep");
    assertThat(refuse("[".repeat(100_000))).containsExactly("1:65 yaml/too-deep");
  }

  @Test
  void refusesDepthBehindAliases() {
    String half = "[".repeat(40) + "x" + "]".repeat(40);
    assertThat(refuse("a: &x " + half + "\nb: " + half.replace("x", "*x")))
        .containsExactly("2:44 yaml/too-deep");
  }

  @Test
  void refusesABillionLaughs() {
    StringBuilder yaml = new StringBuilder("l0: &l0 [ha, ha, ha, ha, ha, ha, ha, ha, ha, ha]\n");
    for (int i = 1; i < 9; i++) {
      String alias = "*l" + (i - 1);
      yaml.append("l" + i + ": &l" + i + " [" + (alias + ", ").repeat(9) + alias + "]\n");
    }
    assertThat(refuse(yaml.toString())).singleElement().asString().endsWith(" yaml/too-large");
  }

  @Test
  void refusesAnAliasOfItself() {
    assertThat(refuse("a: &x [*x]\n")).containsExactly("1:8 yaml/aliases");
  }

  @Test
  void refusesManyAliases() {
    String hundred = "*x, ".repeat(Composer.MAX_ALIASES - 1) + "*x";
    read("a: &x y\nb: [" + hundred + "]\n");
    assertThat(refuse("a: &x y\nb: [" + hundred + ", *x]\n")).containsExactly("2:405 yaml/aliases");
  }

  @Test
  void refusesDuplicateKeysAndReadsOn() {
    assertThat(refuse("a: 1\nb: {c: 1, c: 2}\na: 2\n"))
        .containsExactly("2:11 yaml/duplicate-key", "3:1 yaml/duplicate-key");
  }

  @Test
  void refusesTabsAndControlCharacters() {
    assertThat(refuse("a:\n\tb: 1\n")).containsExactly("2:1 yaml/syntax");
    assertThat(refuse("a: 1\nb: \u0007\n")).containsExactly("2:4 yaml/syntax");
  }

  @Test
  void refusesEmptyFilesAndSecondDocuments() {
    assertThat(refuse("")).containsExactly("1:1 yaml/empty");
    assertThat(refuse("# nothing but words\n")).containsExactly("1:1 yaml/empty");
    assertThat(refuse("---\n...\n")).containsExactly("1:1 yaml/empty");
    assertThat(refuse("a: 1\n---\nb: 2\n")).containsExactly("2:1 yaml/several-documents");
  }
}
