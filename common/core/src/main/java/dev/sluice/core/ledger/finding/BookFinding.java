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

  /** A transaction that Kafka aborted after it was prepared. */
  sealed interface Lost extends BookFinding {
    String sink();

    long epoch();

    String transactionalId();

    long records();

    List<InputRange> inputs();

    @Override
    default String text() {
      String what =
          "sink '%s' lost %s of %s (transaction %s)"
              .formatted(
                  sink(), Finding.records(records()), Finding.epoch(epoch()), transactionalId());
      return inputs().isEmpty()
          ? what
          : what
              + ", made from "
              + inputs().stream().map(InputRange::toString).collect(Collectors.joining(", "));
    }
  }

  /** Nobody has said yet what is to become of it. */
  record OpenLoss(
      String sink,
      int subtask,
      long epoch,
      String transactionalId,
      long records,
      List<InputRange> inputs)
      implements Lost {
    public OpenLoss {
      inputs = List.copyOf(inputs);
    }

    @Override
    public AuditCode code() {
      return AuditCode.LOSS;
    }
  }

  /** The pipeline went on without it, as it was told to. */
  record AcceptedLoss(
      String sink,
      int subtask,
      long epoch,
      String transactionalId,
      long records,
      List<InputRange> inputs)
      implements Lost {
    public AcceptedLoss {
      inputs = List.copyOf(inputs);
    }

    @Override
    public AuditCode code() {
      return AuditCode.ACCEPTED_LOSS;
    }
  }

  /** Its records were brought after all. */
  record RepairedLoss(
      String sink,
      int subtask,
      long epoch,
      String transactionalId,
      long records,
      List<InputRange> inputs)
      implements Lost {
    public RepairedLoss {
      inputs = List.copyOf(inputs);
    }

    @Override
    public AuditCode code() {
      return AuditCode.REPAIRED_LOSS;
    }
  }

  /** A later run, restored from before it, has made its records. */
  record LossReadAgain(
      String sink,
      int subtask,
      long epoch,
      String transactionalId,
      long records,
      List<InputRange> inputs)
      implements Lost {
    public LossReadAgain {
      inputs = List.copyOf(inputs);
    }

    @Override
    public AuditCode code() {
      return AuditCode.LOSS_READ_AGAIN;
    }

    @Override
    public String text() {
      return Lost.super.text() + ", which a later run has read again: nothing is missing";
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
