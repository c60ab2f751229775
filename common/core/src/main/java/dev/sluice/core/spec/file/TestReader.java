package dev.sluice.core.spec.file;

import dev.sluice.core.diagnostic.Code;
import dev.sluice.core.diagnostic.Findings;
import dev.sluice.core.name.NodeName;
import dev.sluice.core.spec.TestSpec;
import dev.sluice.core.yaml.Section;
import dev.sluice.core.yaml.YamlNode;
import dev.sluice.core.yaml.YamlNode.YamlList;
import dev.sluice.core.yaml.YamlNode.YamlMap;
import dev.sluice.core.yaml.YamlNode.YamlScalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code tests}: examples of what goes in and must come out. */
final class TestReader {
  private final Findings findings;
  private final NameReader names;

  TestReader(Findings findings) {
    this.findings = findings;
    this.names = new NameReader(findings);
  }

  List<TestDraft> read(Section pipeline) {
    YamlNode node = pipeline.node("tests");
    if (node == null) {
      return List.of();
    }
    if (!(node instanceof YamlList list)) {
      pipeline.report(Code.WRONG_SHAPE, node, "'tests' wants a list, not " + node.describe());
      return List.of();
    }
    List<TestDraft> tests = new ArrayList<>();
    for (YamlNode item : list.items()) {
      Section section = Section.of("test " + (tests.size() + 1), item, findings);
      if (section != null) {
        tests.add(test(section));
      }
    }
    return tests;
  }

  private TestDraft test(Section section) {
    section.allowOnly(List.of("name", "given", "then"), Map.of());
    for (String key : List.of("name", "given", "then")) {
      if (!section.has(key)) {
        section.reportMissing(key, section.first());
      }
    }
    YamlScalar name = section.text("name");
    List<YamlScalar> given = new ArrayList<>();
    List<YamlScalar> then = new ArrayList<>();
    TestSpec spec =
        new TestSpec(
            name == null ? section.what() : name.text(),
            records(section.section("given"), "source", given),
            records(section.section("then"), "sink", then));
    return new TestDraft(spec, given, then);
  }

  private Map<NodeName, List<String>> records(
      @Nullable Section section, String what, List<YamlScalar> places) {
    Map<NodeName, List<String>> records = new LinkedHashMap<>();
    if (section == null) {
      return records;
    }
    for (YamlMap.Entry entry : section.map().entries()) {
      NodeName name = names.node(what, entry.key());
      List<YamlScalar> values = section.list(entry.key().text());
      if (name != null) {
        records.put(name, values.stream().map(YamlScalar::text).toList());
        places.add(entry.key());
      }
    }
    return records;
  }
}
