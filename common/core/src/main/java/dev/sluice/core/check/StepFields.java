package dev.sluice.core.check;

import dev.sluice.core.diagnostic.Findings;
import dev.sluice.core.schema.Field;
import dev.sluice.core.schema.Schema;
import dev.sluice.core.schema.SqlType;
import dev.sluice.core.spec.StepSpec;
import dev.sluice.core.spec.file.NodeDraft.StepDraft;
import dev.sluice.core.spec.file.StepReader;
import dev.sluice.core.yaml.Section;
import dev.sluice.core.yaml.YamlNode.YamlMap;
import dev.sluice.core.yaml.YamlNode.YamlScalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One step against the schema of its input: expressions, field names, and the schema that leaves
 * it.
 */
final class StepFields {
  private final Section section;
  private final @Nullable StepSpec spec;
  private final String origin;
  private final Schema input;
  private final Findings findings;

  StepFields(StepDraft step, Schema input, Findings findings) {
    this.section = step.section();
    this.spec = step.specOrNull();
    this.origin = step.from().get(0).ref().toString();
    this.input = input;
    this.findings = findings;
  }

  /** Null if the step is too broken to know. */
  @Nullable Schema output() {
    if (spec instanceof StepSpec.Transform) {
      return transform();
    }
    if (spec instanceof StepSpec.Route) {
      Expressions expressions = new Expressions(input, findings);
      for (YamlMap.Entry branch : section.texts("route")) {
        expressions.predicate(
            section.what() + ": branch '" + branch.key().text() + "'", (YamlScalar) branch.value());
      }
      return input;
    }
    if (spec instanceof StepSpec.Deduplicate) {
      Section deduplicate = StepReader.deduplicate(spec.name(), section);
      if (deduplicate != null) {
        FieldNames.unknown(deduplicate.what(), origin, deduplicate.names("by"), input, findings);
      }
      return input;
    }
    return null;
  }

  private @Nullable Schema transform() {
    YamlScalar where = section.text("where");
    List<YamlMap.Entry> set = section.texts("set");
    Expressions expressions = new Expressions(input, findings);
    if (where != null) {
      expressions.predicate(section.what() + ": where", where);
    }
    Map<String, SqlType> fields = new LinkedHashMap<>();
    input.fields().forEach(field -> fields.put(field.name(), field.type()));
    boolean known = true;
    for (YamlMap.Entry entry : set) {
      SqlType type =
          expressions.type(
              section.what() + ": set '" + entry.key().text() + "'", (YamlScalar) entry.value());
      known &= type != null;
      if (type != null) {
        fields.put(entry.key().text(), type);
      }
    }
    return known ? project(schema(fields)) : null;
  }

  private @Nullable Schema project(Schema row) {
    List<YamlScalar> drop = section.names("drop");
    List<YamlScalar> select = section.names("select");
    FieldNames.unknown(section.what() + ": drop", origin, drop, row, findings);
    if (FieldNames.unknown(section.what() + ": select", origin, select, row, findings)) {
      return null;
    }
    if (select.isEmpty()) {
      List<String> dropped = drop.stream().map(YamlScalar::text).toList();
      return new Schema(
          row.fields().stream().filter(field -> !dropped.contains(field.name())).toList());
    }
    return new Schema(
        select.stream().map(name -> row.field(row.indexOf(name.text()).orElseThrow())).toList());
  }

  private static Schema schema(Map<String, SqlType> types) {
    List<Field> fields = new ArrayList<>();
    types.forEach((name, type) -> fields.add(new Field(name, type)));
    return new Schema(fields);
  }
}
