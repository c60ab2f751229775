package dev.sluice.ops.audit;

import dev.sluice.core.ledger.finding.Finding;
import dev.sluice.core.ledger.law.EpochRow;
import dev.sluice.ops.console.Console;
import dev.sluice.ops.console.Console.Colour;
import java.util.List;

/** What a person sees of an audit that goes on. */
public record WatchText(Console console) implements AuditWatch.Listener {
  @Override
  public void epoch(EpochRow row, long read, long written) {
    console.data(
        "%s  epoch %s  read %,d  written %,d"
            .formatted(
                AuditText.time(row.moment()), AuditText.number(row.moment()), read, written));
  }

  @Override
  public void changed(Verdict verdict, List<Finding> news) {
    Colour colour =
        switch (verdict) {
          case BALANCED -> Colour.GREEN;
          case BALANCED_IN_PART -> Colour.YELLOW;
          case NOT_BALANCED -> Colour.RED;
        };
    console.data(console.paint(colour, verdict.text().replace('-', ' ')));
    AuditText.findings(news, console).forEach(console::data);
  }
}
