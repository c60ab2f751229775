package dev.sluice.core.spec.file;

import dev.sluice.core.diagnostic.Code;
import dev.sluice.core.name.NodeName;
import dev.sluice.core.spec.NodeRef;
import dev.sluice.core.spec.StepSpec;
import dev.sluice.core.spec.file.NodeDraft.StepDraft;
import dev.sluice.core.yaml.Section;
import dev.sluice.core.yaml.YamlNode.YamlMap;
import dev.sluice.core.yaml.YamlNode.YamlScalar;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One entry of {@code steps}. Its keys say which kind of step it is; kinds do not mix. */
public final class StepReader {
  private static final List<String> KEYS =
      List.of("from", "where", "set", "drop", "select", "route", "deduplicate");
  private static final Map<String, String> LATER = Map.of("join", "joins", "aggregate", "windows");

  private StepReader() {}

  static StepDraft read(NodeName name, YamlScalar at, Section section) {
    section.allowOnly(KEYS, LATER);
    List<FromEntry> from = FromReader.read(section, at);
    List<NodeRef> refs = FromReader.refs(from);
    StepSpec spec = null;
    if (section.has("deduplicate")) {
      refuseOthers(section, "deduplicate");
      spec = deduplicate(name, refs, section);
    } else if (section.has("route")) {
      refuseOthers(section, "route");
      spec = route(name, refs, section);
    } else if (LATER.keySet().stream().noneMatch(section::has)) {
      spec = transform(name, refs, section);
    }
    return new StepDraft(name, at, section, from, from.isEmpty() ? null : spec);
  }

  private static void refuseOthers(Section section, String kind) {
    for (String key : KEYS) {
      if (section.has(key) && !key.equals("from") && !key.equals(kind)) {
        section.report(
            Code.CONTRADICTION,
            section.key(key),
            "'" + key + "' cannot stand beside '" + kind + "'; give it a step of its own");
      }
    }
  }

  /** The keys of {@code deduplicate}. */
  public static @Nullable Section deduplicate(NodeName name, Section step) {
    return step.section("deduplicate", "deduplicate '" + name + "'");
  }

  private static @Nullable StepSpec deduplicate(NodeName name, List<NodeRef> from, Section step) {
    Section section = deduplicate(name, step);
    if (section == null) {
      return null;
    }
    section.allowOnly(List.of("by", "within"), Map.of());
    for (String key : List.of("by", "within")) {
      if (!section.has(key)) {
        section.reportMissing(key, step.key("deduplicate"));
      }
    }
    List<String> by = texts(section.names("by"));
    Duration within = DurationReader.duration(section, "within", DurationRange.SOME);
    return by.isEmpty() || within == null ? null : new StepSpec.Deduplicate(name, from, by, within);
  }

  private static @Nullable StepSpec route(NodeName name, List<NodeRef> from, Section step) {
    NameReader names = new NameReader(step.findings());
    Map<NodeName, String> branches = new LinkedHashMap<>();
    List<YamlMap.Entry> entries = step.texts("route");
    for (YamlMap.Entry entry : entries) {
      NodeName branch = names.node("branch", entry.key());
      if (branch != null) {
        branches.put(branch, ((YamlScalar) entry.value()).text());
      }
    }
    if (step.map().get("route").orElseThrow() instanceof YamlMap map && map.entries().isEmpty()) {
      step.report(Code.WRONG_SHAPE, step.key("route"), "'route' has no branch");
    }
    return branches.isEmpty() ? null : new StepSpec.Route(name, from, branches);
  }

  private static @Nullable StepSpec transform(NodeName name, List<NodeRef> from, Section step) {
    YamlScalar where = step.text("where");
    Map<String, String> set = new LinkedHashMap<>();
    for (YamlMap.Entry entry : step.texts("set")) {
      set.put(entry.key().text(), ((YamlScalar) entry.value()).text());
    }
    List<YamlScalar> drop = step.names("drop");
    List<YamlScalar> select = step.names("select");
    if (step.has("drop") && step.has("select")) {
      step.report(
          Code.CONTRADICTION,
          step.key("select"),
          "'drop' and 'select' exclude each other; 'select' is enough");
      return null;
    }
    refuseLostWork(step, set, drop, select);
    return new StepSpec.Transform(
        name, from, where == null ? null : where.text(), set, texts(drop), texts(select));
  }

  /** What {@code set} makes has to leave the step. */
  private static void refuseLostWork(
      Section step, Map<String, String> set, List<YamlScalar> drop, List<YamlScalar> select) {
    for (YamlScalar field : drop) {
      if (set.containsKey(field.text())) {
        step.report(
            Code.CONTRADICTION,
            field,
            "'" + field.text() + "' is made by 'set' and dropped at once");
      }
    }
    for (YamlMap.Entry entry : step.texts("set")) {
      if (!select.isEmpty() && !texts(select).contains(entry.key().text())) {
        step.report(
            Code.CONTRADICTION,
            entry.key(),
            "'set' makes '" + entry.key().text() + "', 'select' leaves it out");
      }
    }
  }

  private static List<String> texts(List<YamlScalar> scalars) {
    return scalars.stream().map(YamlScalar::text).toList();
  }
}
