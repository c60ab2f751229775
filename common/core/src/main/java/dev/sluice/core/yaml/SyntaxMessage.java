package dev.sluice.core.yaml;

import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** The parser's words on a syntax error, in one line. */
final class SyntaxMessage {
  private SyntaxMessage() {}

  static String of(MarkedYamlEngineException e) {
    String problem = e.getProblem();
    if (problem.contains("TAB")) {
      return "a tab cannot indent YAML; use spaces";
    }
    String context = e.getContext();
    if (context == null || context.isEmpty()) {
      return problem;
    }
    String line =
        e.getContextMark().map(mark -> " that begins in line " + (mark.getLine() + 1)).orElse("");
    return problem + ", " + context + line;
  }
}
