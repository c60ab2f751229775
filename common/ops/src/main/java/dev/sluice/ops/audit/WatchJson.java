package dev.sluice.ops.audit;

import dev.sluice.core.ledger.finding.Finding;
import dev.sluice.core.ledger.law.EpochRow;
import dev.sluice.ops.console.Console;
import dev.sluice.ops.json.JsonText;
import java.util.List;

/** What a program reads of an audit that goes on: an object a line. */
public record WatchJson(Console console) implements AuditWatch.Listener {
  @Override
  public void epoch(EpochRow row, long read, long written) {
    console.data(
        JsonText.compact(
            new JsonText.Members()
                .put("event", "epoch")
                .put("moment", AuditJson.moment(row.moment()))
                .put("read", read)
                .put("written", written)
                .map()));
  }

  @Override
  public void changed(Verdict verdict, List<Finding> news) {
    console.data(
        JsonText.compact(
            new JsonText.Members()
                .put("event", "verdict")
                .put("verdict", verdict.text())
                .put("findings", AuditJson.findings(news))
                .map()));
  }
}
