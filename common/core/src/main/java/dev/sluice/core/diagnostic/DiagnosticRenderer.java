package dev.sluice.core.diagnostic;

import java.util.List;

/**
 * One way to show diagnostics. What is rendered ends with a line break, unless there is nothing to
 * show.
 */
public interface DiagnosticRenderer {
  String render(List<Diagnostic> diagnostics);
}
