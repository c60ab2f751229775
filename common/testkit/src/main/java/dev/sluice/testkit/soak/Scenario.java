package dev.sluice.testkit.soak;

import java.util.List;

/**
 * Faults that follow upon each other, after which the pipelines must come back.
 *
 * @param kinds as {@code Fault#kind} names them
 */
public record Scenario(String name, List<String> kinds) {
  public Scenario {
    kinds = List.copyOf(kinds);
  }

  private static Scenario of(String name, String... kinds) {
    return new Scenario(name, List.of(kinds));
  }

  /**
   * The set that every build runs: each kind of process dies and freezes, at each point of a
   * transaction, while wires break and leaders move. Kinds that take long are in it once. One hits
   * single brokers alone, so that it shows whether the pipelines go on meanwhile.
   */
  public static final List<Scenario> OF_THE_BUILD =
      List.of(
          of(
              "a TaskManager dies among broken wires",
              "lose-answers",
              "kill-task-manager",
              "hold-requests",
              "cut-before-answers",
              "lose-requests"),
          of(
              "a TaskManager dies before it has prepared a transaction",
              "move-leaders",
              "kill-before-pre-commit",
              "cut-before-requests",
              "double-requests",
              "hold-answers"),
          of(
              "a TaskManager dies between checkpoint and commit",
              "cut-off-broker",
              "kill-between-checkpoint-and-commit",
              "lose-requests",
              "move-leaders",
              "cut-before-answers"),
          of(
              "a TaskManager dies while it commits",
              "double-requests",
              "kill-during-commit",
              "lose-answers",
              "hold-requests",
              "cut-before-requests"),
          of(
              "a TaskManager dies while it restores",
              "hold-answers",
              "kill-during-restore",
              "move-leaders",
              "lose-answers",
              "double-requests"),
          of(
              "a TaskManager dies while a pipeline is rescaled",
              "cut-before-requests",
              "kill-during-rescale",
              "lose-requests",
              "cut-off-broker",
              "hold-answers"),
          of(
              "a TaskManager dies during a savepoint",
              "lose-requests",
              "kill-during-savepoint",
              "change-transaction-version",
              "cut-before-answers",
              "double-requests"),
          of(
              "a TaskManager wakes as a zombie",
              "move-leaders",
              "freeze-task-manager",
              "cut-before-requests",
              "lose-answers",
              "hold-requests"),
          of(
              "the JobManager dies and forgets its jobs",
              "hold-requests",
              "kill-job-manager",
              "cut-before-answers",
              "cut-off-broker",
              "lose-answers"),
          of(
              "a leading broker dies",
              "double-requests",
              "kill-broker-leader",
              "hold-answers",
              "lose-requests",
              "cut-before-requests"),
          of(
              "a broker wakes as a leader of the past",
              "cut-off-broker",
              "freeze-broker",
              "move-leaders",
              "silence-broker",
              "cut-off-broker"),
          of(
              "disks take no checkpoint, or not soon, and a savepoint is damaged",
              "obstruct-checkpoints",
              "fill-disk",
              "restore-damaged-savepoint",
              "slow-checkpoints",
              "hold-requests"));
}
