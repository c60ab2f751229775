package dev.sluice.core.check;

import dev.sluice.core.diagnostic.Code;
import dev.sluice.core.diagnostic.Findings;
import dev.sluice.core.diagnostic.Spelling;
import dev.sluice.core.spec.file.NodeDraft;
import dev.sluice.core.spec.file.TestDraft;
import dev.sluice.core.yaml.YamlNode.YamlScalar;
import java.util.List;

/** Tests give records to sources and expect them at sinks of the pipeline. */
final class TestNames implements Check {
  @Override
  public void check(PipelineGraph graph, Findings findings) {
    List<String> sources = names(graph.draft().sources());
    List<String> sinks = names(graph.draft().sinks());
    for (TestDraft test : graph.draft().tests()) {
      String what = "test '" + test.spec().name() + "': '";
      test.given().forEach(name -> check(what, name, "source", sources, findings));
      test.then().forEach(name -> check(what, name, "sink", sinks, findings));
    }
  }

  private static void check(
      String what, YamlScalar name, String kind, List<String> known, Findings findings) {
    if (!known.contains(name.text())) {
      findings.report(
          Code.UNKNOWN_NODE,
          name.span(),
          what + name.text() + "' is no " + kind + " (" + String.join(", ", known) + ")",
          Spelling.suggest(name.text(), known));
    }
  }

  private static List<String> names(List<? extends NodeDraft> nodes) {
    return nodes.stream().map(node -> node.name().value()).toList();
  }
}
