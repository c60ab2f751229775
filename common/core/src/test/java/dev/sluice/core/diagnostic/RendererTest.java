package dev.sluice.core.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RendererTest {
  private static final SourceText ORDERS =
      new SourceText("conf/pipelines/orders.yaml", "a: 1\n".repeat(13) + "    by: [orderid]\n");

  private static List<Diagnostic> report(SourceText source, Code code, Span span, String message) {
    Findings findings = new Findings(source);
    findings.report(code, span, message);
    return findings.sorted();
  }

  @Test
  void writesTextWithACaret() {
    Findings findings = new Findings(ORDERS);
    findings.report(
        Code.UNKNOWN_FIELD,
        new Span(14, 10, 14, 17),
        "deduplicate 'unique': 'orderid' is not a field of 'orders' (order_id, amount, at)",
        "did you mean 'order_id'?");
    assertThat(new TextRenderer(List.of(ORDERS)).render(findings.sorted()))
        .isEqualTo(
            """
        conf/pipelines/orders.yaml:14:10  error  schema/unknown-field
           14 |     by: [orderid]
              |          ^^^^^^^
           deduplicate 'unique': 'orderid' is not a field of 'orders' (order_id, amount, at); did you mean 'order_id'?
        """);
  }

  @Test
  void putsTheCaretUnderWideCharacters() {
    SourceText source = new SourceText("x", "東京e\u0301: bad\n");
    assertThat(
            new TextRenderer(List.of(source))
                .render(report(source, Code.TYPE, new Span(1, 7, 1, 10), "no")))
        .isEqualTo(
            """
        x:1:7  error  spec/type
           1 | 東京e\u0301: bad
             |        ^^^
           no
        """);
    assertThat(
            new TextRenderer(List.of(source))
                .render(report(source, Code.TYPE, new Span(1, 1, 1, 3), "no")))
        .contains("     | ^^^^\n");
  }

  @Test
  void cutsLongLinesAroundTheCaret() {
    SourceText source = new SourceText("x", "a".repeat(500) + "!" + "b".repeat(500));
    String text =
        new TextRenderer(List.of(source))
            .render(report(source, Code.TYPE, new Span(1, 501, 1, 502), "no"));
    List<String> lines = text.lines().toList();
    assertThat(lines.get(1))
        .hasSize("   1 | ".length() + 160 + 6)
        .contains("...a")
        .endsWith("b...");
    assertThat(lines.get(1).charAt(lines.get(2).indexOf('^'))).isEqualTo('!');
  }

  @Test
  void showsTabsAsOneBlankAndNoTerminalEscapes() {
    SourceText source = new SourceText("x", "\ta: \u001b[31mred");
    assertThat(
            new TextRenderer(List.of(source))
                .render(report(source, Code.TYPE, new Span(1, 2, 1, 3), "\u001b[31mno")))
        .isEqualTo("x:1:2  error  spec/type\n   1 |  a:  [31mred\n     |  ^\n    [31mno\n");
  }

  @Test
  void neverShowsALineWithASecret() {
    SourceText source = new SourceText("x", "{ssl.key.password: hunter2, b: c}\n");
    Findings findings = new Findings(source);
    findings.report(
        Code.LITERAL_SECRET, new Span(1, 20, 1, 27), "'ssl.key.password' holds a secret as it is");
    findings.report(Code.UNKNOWN_KEY, new Span(1, 29, 1, 30), "'b' is not a key here");
    assertThat(new TextRenderer(List.of(source)).render(findings.sorted()))
        .doesNotContain("hunter2")
        .contains("'b' is");
  }

  @Test
  void writesJson() {
    Findings findings = new Findings(ORDERS);
    findings.report(
        Code.UNKNOWN_FIELD, new Span(14, 10, 14, 17), "'a\"b\\c' is bad", "did you mean 'ü'?");
    findings.report(Code.UNUSED_NODE, new Span(1, 1, 2, 1), "unused");
    assertThat(new JsonRenderer().render(findings.sorted()))
        .isEqualTo(
            """
        [
          {"code":"graph/unused","severity":"warning","file":"conf/pipelines/orders.yaml","line":1,"column":1,"length":4,\
        "message":"unused","suggestion":null},
          {"code":"schema/unknown-field","severity":"error","file":"conf/pipelines/orders.yaml","line":14,"column":10,"length":7,\
        "message":"'a\\"b\\\\c' is bad","suggestion":"did you mean 'ü'?"}
        ]
        """);
    assertThat(new JsonRenderer().render(List.of())).isEqualTo("[]\n");
  }

  @Test
  void writesGitHubAnnotations() {
    SourceText source = new SourceText("a,b:c.yaml", "x");
    assertThat(
            new GitHubRenderer()
                .render(report(source, Code.TYPE, new Span(1, 1, 1, 2), "100 % no")))
        .isEqualTo(
            "::error file=a%2Cb%3Ac.yaml,line=1,col=1,endColumn=2,title=spec/type::100 %25 no\n");
  }

  @Test
  void ordersFilesAsTheyCameAndFindingsByPlace() {
    Findings findings = new Findings(new SourceText("z", "a\nb"));
    findings.in(new SourceText("a", "x")).report(Code.TYPE, Span.at(1, 1), "3");
    findings.report(Code.TYPE, Span.at(2, 1), "2");
    findings.report(Code.UNUSED_NODE, Span.at(1, 1), "1b");
    findings.report(Code.TYPE, Span.at(1, 1), "1a");
    findings.report(Code.TYPE, Span.at(1, 1), "1a");
    assertThat(findings.sorted())
        .extracting(Diagnostic::message)
        .containsExactly("1a", "1b", "2", "3");
  }
}
