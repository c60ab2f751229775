package dev.sluice.ops.audit;

import dev.sluice.core.ledger.finding.AuditCode;
import dev.sluice.core.ledger.finding.Finding;
import dev.sluice.core.ledger.finding.Severity;
import dev.sluice.core.ledger.law.Moment;
import dev.sluice.core.ledger.law.Totals;
import dev.sluice.ops.console.Amounts;
import dev.sluice.ops.console.Console;
import dev.sluice.ops.console.Console.Colour;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A report for a person: what went where, then the verdict, then what is wrong. */
public final class AuditText {
  /** Of one kind; the rest is counted. */
  private static final int SHOWN = 20;

  private AuditText() {}

  public static List<String> lines(AuditReport report, Console console) {
    List<String> lines = new ArrayList<>();
    lines.add("pipeline  " + report.pipeline());
    lines.add("ledger    " + report.ledger());
    lines.add("epochs    " + epochs(report.totals()));
    report.held().ifPresent(epoch -> lines.add("open      epoch " + epoch + " is not decided yet"));
    lines.add("read      " + read(report));
    if (!report.nodes().isEmpty()) {
      lines.add("");
      lines.addAll(FlowTable.lines(report.nodes(), report.totals()));
    }
    lines.add("");
    lines.add(verdict(report, console));
    lines.addAll(findings(report.findings(), console));
    return lines;
  }

  private static String epochs(Totals totals) {
    if (totals.first().isEmpty() || totals.last().isEmpty()) {
      return "none";
    }
    Moment first = totals.first().get();
    Moment last = totals.last().get();
    return "%,d: %s to %s, %s to %s"
        .formatted(totals.epochs(), number(first), number(last), time(first), time(last));
  }

  static String number(Moment moment) {
    return moment.epoch() == Long.MAX_VALUE ? "the last" : Long.toString(moment.epoch());
  }

  static String time(Moment moment) {
    return Instant.ofEpochMilli(moment.timestamp()).truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static String read(AuditReport report) {
    return report
        .recount()
        .map(
            recount ->
                "ledger and %s: %,d records, %s in %s, %s/s"
                    .formatted(
                        recount.topics() == 1
                            ? "1 output topic"
                            : recount.topics() + " output topics",
                        recount.records(),
                        Amounts.ofBytes(recount.bytes()),
                        Amounts.of(Duration.ofMillis(recount.millis())),
                        Amounts.ofBytes((long) recount.bytesPerSecond())))
        .orElse("ledger; --full reads the output topics too");
  }

  static String verdict(AuditReport report, Console console) {
    boolean claims = report.recount().isEmpty();
    return switch (report.verdict()) {
      case BALANCED ->
          console.paint(Colour.GREEN, "balanced")
              + ": every record is accounted for exactly once"
              + (claims ? ", by the ledger" : "");
      case BALANCED_IN_PART ->
          console.paint(Colour.YELLOW, "balanced in part")
              + ": nothing is wrong in what could be seen, and not everything could";
      case NOT_BALANCED -> console.paint(Colour.RED, "not balanced");
    };
  }

  static List<String> findings(List<Finding> findings, Console console) {
    List<String> lines = new ArrayList<>();
    Map<AuditCode, Integer> counts = new EnumMap<>(AuditCode.class);
    for (Finding finding : findings) {
      if (counts.merge(finding.code(), 1, Integer::sum) <= shown(finding.code())) {
        lines.add(
            "  %s  %s  %s"
                .formatted(
                    level(finding.code().severity(), console),
                    finding.code().text(),
                    finding.text()));
      }
    }
    counts.forEach(
        (code, count) -> {
          if (count > shown(code)) {
            lines.add("  and %d more of %s".formatted(count - shown(code), code.text()));
          }
        });
    return lines;
  }

  /** A warning is said once: it proves nothing, and must not hide what does. */
  private static int shown(AuditCode code) {
    return code.severity() == Severity.WARNING ? 1 : SHOWN;
  }

  private static String level(Severity severity, Console console) {
    String word = severity.name().toLowerCase(Locale.ROOT);
    return switch (severity) {
      case ANOMALY -> console.paint(Colour.RED, word);
      case LIMIT, WARNING -> console.paint(Colour.YELLOW, word);
      case NOTE -> word;
    };
  }
}
