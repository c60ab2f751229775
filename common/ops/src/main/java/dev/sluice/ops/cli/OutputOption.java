package dev.sluice.ops.cli;

import dev.sluice.ops.json.JsonText;
import java.util.Map;
import picocli.CommandLine.Option;

/** Whether a person or a program reads the result. */
final class OutputOption {

  /** The forms that every result has. */
  enum Form {
    TEXT,
    JSON
  }

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORM",
      defaultValue = "text",
      description = "text or json (default: ${DEFAULT-VALUE}).")
  private Form form = Form.TEXT;

  Form form() {
    return form;
  }

  /** The one value that a person wants, or all of them as an object. */
  String result(String text, Map<String, Object> members) {
    return switch (form) {
      case TEXT -> text;
      case JSON -> JsonText.pretty(members);
    };
  }
}
