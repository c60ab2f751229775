package dev.sluice.ops.audit;

import dev.sluice.core.ledger.Account;
import dev.sluice.core.ledger.CharterNode;
import dev.sluice.core.ledger.law.Totals;
import dev.sluice.ops.console.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;

/** In, out and taken by reason of every node; numbers to the right, branches below their node. */
final class FlowTable {
  private static final int NAMES = 2;

  private FlowTable() {}

  static List<String> lines(List<CharterNode> nodes, Totals totals) {
    SortedSet<String> reasons = new TreeSet<>();
    nodes.forEach(node -> reasons.addAll(NodeFlow.of(node, totals).taken().keySet()));
    List<List<String>> rows = new ArrayList<>();
    List<String> headings = new ArrayList<>(List.of("NODE", "KIND", "IN", "OUT"));
    reasons.forEach(reason -> headings.add(reason.toUpperCase(Locale.ROOT)));
    rows.add(headings);
    nodes.forEach(node -> rows.addAll(rows(node, NodeFlow.of(node, totals), reasons)));
    List<List<String>> aligned = aligned(rows);
    Table table = new Table(aligned.get(0).toArray(String[]::new));
    aligned.stream().skip(1).forEach(row -> table.row(row.toArray(String[]::new)));
    return table.lines();
  }

  private static List<List<String>> rows(
      CharterNode node, NodeFlow flow, SortedSet<String> reasons) {
    List<List<String>> rows = new ArrayList<>();
    List<String> row =
        new ArrayList<>(
            List.of(
                node.name(),
                kind(node),
                "%,d".formatted(flow.in()),
                "%,d".formatted(flow.outTotal())));
    for (String reason : reasons) {
      Long taken = flow.taken().get(reason);
      row.add(taken == null ? "" : "%,d".formatted(taken));
    }
    rows.add(row);
    flow.out()
        .forEach(
            (branch, count) -> {
              if (!branch.equals(Account.MAIN)) {
                List<String> line = new ArrayList<>(List.of("  ." + branch, "branch", ""));
                line.add("%,d".formatted(count));
                reasons.forEach(reason -> line.add(""));
                rows.add(line);
              }
            });
    return rows;
  }

  private static String kind(CharterNode node) {
    return switch (node.kind()) {
      case SOURCE -> "source";
      case STEP -> "step";
      case SINK, DEAD_LETTERS -> "sink to " + node.topic();
    };
  }

  private static List<List<String>> aligned(List<List<String>> rows) {
    int columns = rows.get(0).size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    return rows.stream().map(row -> aligned(row, widths)).toList();
  }

  private static List<String> aligned(List<String> row, int[] widths) {
    List<String> cells = new ArrayList<>(row);
    for (int i = NAMES; i < cells.size(); i++) {
      cells.set(i, " ".repeat(widths[i] - cells.get(i).length()) + cells.get(i));
    }
    return cells;
  }
}
