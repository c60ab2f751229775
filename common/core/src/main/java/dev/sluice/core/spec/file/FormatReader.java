package dev.sluice.core.spec.file;

import dev.sluice.core.diagnostic.Code;
import dev.sluice.core.diagnostic.Spelling;
import dev.sluice.core.spec.Format;
import dev.sluice.core.yaml.Section;
import dev.sluice.core.yaml.YamlNode.YamlScalar;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The format of a source or sink. */
final class FormatReader {
  private static final List<String> LATER = List.of("csv", "avro", "protobuf");

  private FormatReader() {}

  static @Nullable Format format(Section section, YamlScalar at) {
    if (!section.has("format")) {
      section.reportMissing("format", at);
      return null;
    }
    YamlScalar text = section.text("format");
    if (text == null) {
      return null;
    }
    switch (text.text()) {
      case "json":
        return Format.JSON;
      case "raw":
        return Format.RAW;
      default:
        refuse(section, text);
        return null;
    }
  }

  private static void refuse(Section section, YamlScalar text) {
    if (LATER.contains(text.text())) {
      section.report(
          Code.NOT_AVAILABLE,
          text,
          "format '" + text.text() + "' is not available yet (json, raw)");
    } else {
      section
          .findings()
          .report(
              Code.WRONG_VALUE,
              text.span(),
              section.what() + ": '" + text.text() + "' is not a format (json, raw)",
              Spelling.suggest(text.text(), List.of("json", "raw")));
    }
  }
}
