package dev.sluice.ops.cli;

import dev.sluice.ops.console.Console;
import dev.sluice.ops.explain.Explanation;
import dev.sluice.ops.explain.ExplanationJson;
import dev.sluice.ops.explain.ExplanationMermaid;
import dev.sluice.ops.explain.ExplanationText;
import dev.sluice.ops.pipeline.PipelineFile;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "explain",
    description =
        "Say what a pipeline file becomes: nodes, operator uids, topics, transactional ids, consumer group, guarantee.")
final class ExplainCommand implements Callable<Integer> {

  /** The forms that an explanation has. */
  enum Form {
    TEXT,
    JSON,
    MERMAID
  }

  private final Context context;

  @Parameters(paramLabel = "FILE", description = "Pipeline file.")
  private Path file = Path.of("");

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORM",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Form form = Form.TEXT;

  ExplainCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Console console = context.console();
    Explanation explanation = Explanation.of(PipelineFile.read(file, console).checked());
    switch (form) {
      case TEXT -> ExplanationText.lines(explanation).forEach(console::data);
      case JSON -> console.data(ExplanationJson.text(explanation));
      case MERMAID -> ExplanationMermaid.lines(explanation).forEach(console::data);
    }
    return 0;
  }
}
