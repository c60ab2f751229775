package dev.sluice.ops.cluster;

import dev.sluice.ops.flink.ClusterOverview;
import dev.sluice.ops.json.JsonText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A status for people and for programs. */
final class LocalStatusText {
  private LocalStatusText() {}

  static String text(LocalStatus status) {
    StringBuilder text = new StringBuilder();
    for (LocalStatus.ProcessState process : status.processes()) {
      String pid = process.pid() == 0 ? "" : "pid " + process.pid();
      text.append(
          String.format(Locale.ROOT, "%-14s %-8s %s%n", process.name(), word(process.life()), pid));
    }
    String brokers =
        status.servingBrokers().size()
            + " of "
            + status.cluster().ports().brokers().size()
            + " brokers";
    text.append("kafka          ").append(status.cluster().kafka().bootstrapServers());
    text.append(" (").append(brokers).append(" serve)").append(System.lineSeparator());
    ClusterOverview flink = status.flink();
    text.append("flink          ").append(status.cluster().flink().restAddress());
    text.append(
        flink == null
            ? " (does not answer)"
            : " ("
                + flink.taskManagers()
                + " TaskManagers, "
                + flink.freeSlots()
                + " of "
                + flink.slots()
                + " slots free)");
    return text.append(System.lineSeparator()).append(word(status.overall())).toString();
  }

  static String json(LocalStatus status) {
    Map<String, Object> processes = new LinkedHashMap<>();
    status.processes().forEach(process -> processes.put(process.name(), json(process)));
    Optional<Map<String, Object>> flink =
        Optional.ofNullable(status.flink()).map(LocalStatusText::json);
    return JsonText.pretty(
        new JsonText.Members()
            .put("status", word(status.overall()))
            .put("bootstrapServers", status.cluster().kafka().bootstrapServers())
            .put("restAddress", status.cluster().flink().restAddress())
            .put("servingBrokers", status.servingBrokers())
            .put("flink", flink)
            .put("processes", processes)
            .map());
  }

  private static Map<String, Object> json(LocalStatus.ProcessState process) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("life", word(process.life()));
    if (process.pid() != 0) {
      members.put("pid", process.pid());
    }
    return members;
  }

  private static Map<String, Object> json(ClusterOverview flink) {
    return new JsonText.Members()
        .put("taskManagers", flink.taskManagers())
        .put("slots", flink.slots())
        .put("freeSlots", flink.freeSlots())
        .map();
  }

  /** What is wrong with a cluster that is neither up nor down, and what to do. */
  static String partly(LocalStatus status) {
    List<String> dead = new ArrayList<>(status.names(LocalStatus.Life.LOST));
    dead.addAll(status.names(LocalStatus.Life.STOPPED));
    if (dead.isEmpty()) {
      return "all processes of the cluster run, but not all of them serve yet: wait and look at 'scripts/cluster status',"
          + "\nor end them with 'scripts/cluster down'";
    }
    return "only a part of the cluster runs: "
        + String.join(", ", status.names(LocalStatus.Life.RUNNING))
        + "\nstart the rest with 'scripts/cluster start "
        + String.join(" ", dead)
        + "', or end it with 'scripts/cluster down'";
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
