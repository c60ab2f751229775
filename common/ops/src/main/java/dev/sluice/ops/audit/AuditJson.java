package dev.sluice.ops.audit;

import dev.sluice.core.ledger.CharterNode;
import dev.sluice.core.ledger.finding.Finding;
import dev.sluice.core.ledger.law.Claim;
import dev.sluice.core.ledger.law.Moment;
import dev.sluice.core.ledger.law.Output;
import dev.sluice.core.ledger.law.Totals;
import dev.sluice.ops.json.JsonText;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A report for programs; members are only ever added. Described in {@code common/audit.md}. */
public final class AuditJson {

  private AuditJson() {}

  public static String text(AuditReport report) {
    return JsonText.pretty(members(report));
  }

  static Map<String, Object> members(AuditReport report) {
    Totals totals = report.totals();
    JsonText.Members members =
        new JsonText.Members()
            .put("pipeline", report.pipeline())
            .put("ledger", report.ledger())
            .put("verdict", report.verdict().text())
            .put("mode", report.recount().isPresent() ? "full" : "quick")
            .put("epochs", epochs(totals));
    report.held().ifPresent(epoch -> members.put("undecidedEpoch", epoch));
    members
        .put("nodes", report.nodes().stream().map(node -> node(node, totals)).toList())
        .put("outputs", outputs(totals));
    report.recount().ifPresent(recount -> members.put("recount", FindingJson.record(recount)));
    return members.put("findings", findings(report.findings())).map();
  }

  static List<Map<String, Object>> findings(List<Finding> findings) {
    return findings.stream().map(FindingJson::of).toList();
  }

  private static Map<String, Object> epochs(Totals totals) {
    JsonText.Members members = new JsonText.Members().put("count", totals.epochs());
    totals.first().ifPresent(first -> members.put("first", moment(first)));
    totals.last().ifPresent(last -> members.put("last", moment(last)));
    return members.map();
  }

  static Map<String, Object> moment(Moment moment) {
    return new JsonText.Members()
        .put("epoch", moment.epoch())
        .put("at", Instant.ofEpochMilli(moment.timestamp()).toString())
        .put("ledgerOffset", moment.offset())
        .map();
  }

  private static Map<String, Object> node(CharterNode node, Totals totals) {
    NodeFlow flow = NodeFlow.of(node, totals);
    return new JsonText.Members()
        .put("name", node.name())
        .put("kind", node.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .put("from", node.from())
        .put("in", flow.in())
        .put("out", new TreeMap<>(flow.out()))
        .put("taken", new TreeMap<>(flow.taken()))
        .map();
  }

  private static List<Map<String, Object>> outputs(Totals totals) {
    return totals.outputs().entrySet().stream()
        .sorted(
            Comparator.comparing((Map.Entry<Output, Claim> entry) -> entry.getKey().topic())
                .thenComparing(entry -> entry.getKey().sink())
                .thenComparing(entry -> entry.getKey().partition()))
        .map(
            entry ->
                new JsonText.Members()
                    .put("sink", entry.getKey().sink())
                    .put("topic", entry.getKey().topic())
                    .put("partition", entry.getKey().partition())
                    .put("written", entry.getValue().written().count())
                    .map())
        .toList();
  }
}
