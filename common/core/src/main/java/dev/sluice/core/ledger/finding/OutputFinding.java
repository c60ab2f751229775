package dev.sluice.core.ledger.finding;

import java.util.List;
import java.util.stream.Collectors;

/** About what the output topics hold, compared with what the sinks claim. */
public sealed interface OutputFinding extends Finding {
  /** The output topic. */
  String topic();

  /** A difference between claim and topic that no single record explains. */
  record UnmetClaim(
      String topic, int partition, long claimed, long found, long fromEpoch, long toEpoch)
      implements OutputFinding {
    @Override
    public AuditCode code() {
      return AuditCode.CLAIM;
    }

    @Override
    public String text() {
      String epochs =
          fromEpoch == toEpoch
              ? Finding.epoch(fromEpoch)
              : "%s to %s".formatted(Finding.epoch(fromEpoch), Finding.epoch(toEpoch));
      String amounts =
          claimed == found
              ? "as many as claimed, %d, but other records".formatted(found)
              : "%d claimed, %d found".formatted(claimed, found);
      return "%s-%d: %s, %s".formatted(topic, partition, amounts, epochs);
    }
  }

  /**
   * Records that were written and are not there.
   *
   * @param exact what is missing, where that can be told
   * @param among otherwise the input ranges that they came from
   */
  record Missing(
      String topic, long count, List<Coordinates> exact, List<InputRange> among, long epoch)
      implements OutputFinding {
    public Missing {
      exact = List.copyOf(exact);
      among = List.copyOf(among);
    }

    @Override
    public AuditCode code() {
      return AuditCode.MISSING;
    }

    @Override
    public String text() {
      String from =
          exact.isEmpty()
              ? "made from some of "
                  + among.stream().map(InputRange::toString).collect(Collectors.joining(", "))
              : "made from "
                  + exact.stream().map(Coordinates::toString).collect(Collectors.joining(", "));
      return "%s: %s missing, %s, %s"
          .formatted(topic, Finding.records(count), from, Finding.epoch(epoch));
    }
  }

  /** One input record, two output records. */
  record Repeated(
      String topic,
      Coordinates input,
      int firstPartition,
      long firstOffset,
      int secondPartition,
      long secondOffset)
      implements OutputFinding {
    @Override
    public AuditCode code() {
      return AuditCode.REPEATED;
    }

    @Override
    public String text() {
      return "%s-%d@%d repeats %s-%d@%d: both made from %s"
          .formatted(
              topic, secondPartition, secondOffset, topic, firstPartition, firstOffset, input);
    }
  }

  /** Nothing in the ledger accounts for it. */
  record Unexplained(String topic, int partition, long offset, String reason)
      implements OutputFinding {
    @Override
    public AuditCode code() {
      return AuditCode.UNEXPLAINED;
    }

    @Override
    public String text() {
      return "%s-%d@%d is not of this pipeline's ledger: %s"
          .formatted(topic, partition, offset, reason);
    }
  }

  /** It is there, in another partition than the sink wrote it to. */
  record WrongPartition(
      String topic, Coordinates input, int partition, long offset, int claimedPartition)
      implements OutputFinding {
    @Override
    public AuditCode code() {
      return AuditCode.WRONG_PARTITION;
    }

    @Override
    public String text() {
      return "%s-%d@%d, made from %s, was written to partition %d"
          .formatted(topic, partition, offset, input, claimedPartition);
    }
  }

  /** Key or value are not those that the sink wrote. */
  record ChangedContent(String topic, int partition, long offset, Coordinates input)
      implements OutputFinding {
    @Override
    public AuditCode code() {
      return AuditCode.CONTENT;
    }

    @Override
    public String text() {
      return "%s-%d@%d, made from %s, has another key or value than the sink wrote"
          .formatted(topic, partition, offset, input);
    }
  }

  /**
   * A record lies behind one that was read after it.
   *
   * @param severity a warning where steps of the pipeline mix subtasks, otherwise an anomaly
   */
  record OutOfOrder(
      String topic,
      int partition,
      long offset,
      Coordinates input,
      long behindInputOffset,
      Severity severity)
      implements OutputFinding {
    @Override
    public AuditCode code() {
      return severity == Severity.ANOMALY ? AuditCode.ORDER : AuditCode.ORDER_SHUFFLED;
    }

    @Override
    public String text() {
      return "%s-%d@%d, made from %s, lies behind the one from offset %d"
          .formatted(topic, partition, offset, input, behindInputOffset);
    }
  }
}
