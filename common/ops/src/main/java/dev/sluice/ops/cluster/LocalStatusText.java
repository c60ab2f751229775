package dev.sluice.ops.cluster;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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
    FlinkOverview flink = status.flink();
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
                + " slots free, "
                + flink.runningJobs()
                + " jobs running)");
    return text.append(System.lineSeparator()).append(word(status.overall())).toString();
  }

  static String json(LocalStatus status) {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode root = mapper.createObjectNode();
    root.put("status", word(status.overall()));
    root.put("bootstrapServers", status.cluster().kafka().bootstrapServers());
    root.put("restAddress", status.cluster().flink().restAddress());
    status.servingBrokers().forEach(root.putArray("servingBrokers")::add);
    FlinkOverview flink = status.flink();
    if (flink != null) {
      ObjectNode node = root.putObject("flink");
      node.put("taskManagers", flink.taskManagers()).put("slots", flink.slots());
      node.put("freeSlots", flink.freeSlots()).put("runningJobs", flink.runningJobs());
    }
    ObjectNode processes = root.putObject("processes");
    for (LocalStatus.ProcessState process : status.processes()) {
      ObjectNode node = processes.putObject(process.name()).put("life", word(process.life()));
      if (process.pid() != 0) {
        node.put("pid", process.pid());
      }
    }
    return root.toPrettyString();
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
