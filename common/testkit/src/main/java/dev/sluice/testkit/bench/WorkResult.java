package dev.sluice.testkit.bench;

import dev.sluice.ops.console.Amounts;
import dev.sluice.ops.console.Table;
import java.util.List;

/**
 * What a work's contest came to.
 *
 * @param bytesPerRecord of input values
 * @param percent how many of a hundred input records come out
 */
record WorkResult(
    String name,
    String title,
    long records,
    long bytesPerRecord,
    int percent,
    List<Standing> standings) {

  List<String> lines() {
    Table table =
        new Table("", "thousand/s", "from - to", "CPU s/M", "from - to", "broker", "MB/s", "RSS");
    for (Standing each : standings) {
      table.row(
          each.name(),
          "%,.0f".formatted(each.perSecond().median() / 1e3),
          "%,.0f - %,.0f".formatted(each.perSecond().least() / 1e3, each.perSecond().most() / 1e3),
          "%.2f".formatted(each.cpu().median()),
          "%.2f - %.2f".formatted(each.cpu().least(), each.cpu().most()),
          "%.2f".formatted(each.brokerCpu().median()),
          "%.0f".formatted(each.bytesPerSecond().median() / 1e6),
          Amounts.ofBytes((long) each.residentBytes().median()));
    }
    return table.lines();
  }
}
