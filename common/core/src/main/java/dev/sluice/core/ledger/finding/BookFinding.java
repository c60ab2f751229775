package dev.sluice.core.ledger.finding;

import java.util.List;
import java.util.stream.Collectors;

/** About what the ledger's accounts say of each other. */
public sealed interface BookFinding extends Finding {

  /** Two sums of one account that must be equal are not. */
  record UnbalancedAccount(
      String node, String role, int subtask, String life, long in, long out, long taken, long epoch)
      implements BookFinding {
    @Override
    public AuditCode code() {
      return AuditCode.ACCOUNT;
    }

    @Override
    public String text() {
      String account = "%s of '%s', subtask %d, life %s".formatted(role, node, subtask, life);
      return in == out + taken
          ? account + ": gave on and took away other records than came in, " + Finding.epoch(epoch)
          : "%s: %s came in, %d went out and %d were taken away, %s"
              .formatted(account, Finding.records(in), out, taken, Finding.epoch(epoch));
    }
  }

  /**
   * What a node took is not what the nodes that it reads gave.
   *
   * @param from the giving nodes or branches
   * @param generation of the pipeline's shape
   * @param epochs in which the difference arose, the first of them
   */
  record UnbalancedEdge(
      List<String> from, String to, String generation, long given, long taken, List<Long> epochs)
      implements BookFinding {
    public UnbalancedEdge {
      from = List.copyOf(from);
      epochs = List.copyOf(epochs);
    }

    @Override
    public AuditCode code() {
      return AuditCode.EDGE;
    }

    @Override
    public String text() {
      String edge = "%s -> %s".formatted(String.join(" + ", from), to);
      String when = epochs.stream().map(Finding::epoch).collect(Collectors.joining(", "));
      if (given == taken) {
        return "%s: as many given as taken, %d, but other records, %s".formatted(edge, given, when);
      }
      String side =
          given > taken
              ? "%s lost before '%s'".formatted(Finding.records(given - taken), to)
              : "%s too many at '%s'".formatted(Finding.records(taken - given), to);
      return "%s: %d given, %d taken: %s, %s".formatted(edge, given, taken, side, when);
    }
  }

  /**
   * A transaction that Kafka aborted after it was prepared.
   *
   * @param code says what has become of its records: nobody knows yet, the pipeline went on without
   *     them as it was told to, they were brought after all, or a later run has made them
   */
  record LostTransaction(
      AuditCode code,
      String sink,
      int subtask,
      long epoch,
      String transactionalId,
      long records,
      List<InputRange> inputs)
      implements BookFinding {
    public LostTransaction {
      inputs = List.copyOf(inputs);
    }

    @Override
    public String text() {
      String what =
          "sink '%s' lost %s of %s (transaction %s)"
              .formatted(sink, Finding.records(records), Finding.epoch(epoch), transactionalId);
      String from =
          inputs.isEmpty()
              ? ""
              : inputs.stream()
                  .map(InputRange::toString)
                  .collect(Collectors.joining(", ", ", made from ", ""));
      String since =
          code == AuditCode.LOSS_READ_AGAIN
              ? ", which a later run has read again: nothing is missing"
              : "";
      return what + from + since;
    }
  }

  /** Markers of a shape that no charter describes: its edges cannot be checked. */
  record NoCharter(String generation, long epoch) implements BookFinding {
    @Override
    public AuditCode code() {
      return AuditCode.NO_CHARTER;
    }

    @Override
    public String text() {
      return "no charter for generation %s, first seen in %s: its edges are not checked"
          .formatted(generation, Finding.epoch(epoch));
    }
  }

  /** A record of the ledger topic that is not of a known form. */
  record Unreadable(long offset, String reason) implements BookFinding {
    @Override
    public AuditCode code() {
      return AuditCode.UNREADABLE;
    }

    @Override
    public String text() {
      return "ledger record at offset %d cannot be read: %s".formatted(offset, reason);
    }
  }
}
