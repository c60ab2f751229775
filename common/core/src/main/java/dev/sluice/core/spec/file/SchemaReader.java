package dev.sluice.core.spec.file;

import dev.sluice.core.diagnostic.Code;
import dev.sluice.core.diagnostic.Span;
import dev.sluice.core.diagnostic.Spelling;
import dev.sluice.core.schema.Field;
import dev.sluice.core.schema.Schema;
import dev.sluice.core.schema.SqlType;
import dev.sluice.core.schema.SqlTypes;
import dev.sluice.core.schema.TypeProblemException;
import dev.sluice.core.spec.Format;
import dev.sluice.core.yaml.ScalarPositions;
import dev.sluice.core.yaml.Section;
import dev.sluice.core.yaml.YamlNode;
import dev.sluice.core.yaml.YamlNode.YamlMap;
import dev.sluice.core.yaml.YamlNode.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code schema}: a map of field names to SQL types. */
final class SchemaReader {
  /** What a raw record is: its bytes. */
  private static final Schema RAW =
      new Schema(List.of(new Field("value", new SqlType.Plain(SqlType.Kind.BYTES, true))));

  private SchemaReader() {}

  static @Nullable Schema read(Section source, @Nullable Format format, YamlScalar at) {
    if (format == Format.RAW) {
      if (source.has("schema")) {
        source.report(
            Code.CONTRADICTION,
            source.key("schema"),
            "format 'raw' has the schema 'value BYTES'; remove 'schema'");
      }
      return RAW;
    }
    if (!source.has("schema")) {
      if (format != null) {
        source.reportMissing("schema", at);
      }
      return null;
    }
    return declared(source);
  }

  private static @Nullable Schema declared(Section source) {
    Section section = source.section("schema");
    if (section == null) {
      return null;
    }
    List<Field> fields = new ArrayList<>();
    List<YamlMap.Entry> entries = source.texts("schema");
    for (YamlMap.Entry entry : entries) {
      SqlType type = type(section, entry.key(), (YamlScalar) entry.value());
      if (type != null && !entry.key().text().isEmpty()) {
        fields.add(new Field(entry.key().text(), type));
      }
    }
    if (section.map().entries().isEmpty()) {
      source.report(Code.WRONG_SHAPE, source.key("schema"), "'schema' has no field");
    }
    return fields.size() < section.map().entries().size() || fields.isEmpty()
        ? null
        : new Schema(fields);
  }

  private static @Nullable SqlType type(Section schema, YamlScalar field, YamlScalar text) {
    try {
      return SqlTypes.parse(text.text());
    } catch (TypeProblemException e) {
      Span span = new ScalarPositions(text, schema.findings().lines()).span(e.start(), e.end());
      String message = schema.what() + ": field '" + field.text() + "': " + e.getMessage();
      schema.findings().report(Code.TYPE, span, message, advice(text, e));
      return null;
    }
  }

  /**
   * In a flow map a comma ends the value: {@code {price: DECIMAL(10, 2)}} has a value {@code
   * DECIMAL(10}.
   */
  private static @Nullable String advice(YamlScalar text, TypeProblemException e) {
    long open = text.text().chars().filter(c -> c == '(' || c == '<').count();
    long closed = text.text().chars().filter(c -> c == ')' || c == '>').count();
    return text.style() == YamlNode.Style.PLAIN && open > closed
        ? "put a type that has a comma into quotes"
        : Spelling.didYouMean(e.suggestion());
  }
}
