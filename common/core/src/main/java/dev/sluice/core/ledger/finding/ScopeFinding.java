package dev.sluice.core.ledger.finding;

/** About what an audit can see. */
public sealed interface ScopeFinding extends Finding {

  /** No checkpoint of the pipeline has been committed, or none that any sink had a part in. */
  record NoEpochs(String ledger) implements ScopeFinding {
    @Override
    public AuditCode code() {
      return AuditCode.NO_EPOCHS;
    }

    @Override
    public String text() {
      return "%s holds no epoch, or none of those that were asked for: nothing was audited"
          .formatted(ledger);
    }
  }

  /** Nothing behind its first record can be read until it ends. */
  record OpenTransaction(String transactionalId, long openForMs, long limitMs)
      implements ScopeFinding {
    @Override
    public AuditCode code() {
      return AuditCode.OPEN_TRANSACTION;
    }

    @Override
    public String text() {
      return "transaction %s has been open for %d s, longer than %d s"
          .formatted(transactionalId, openForMs / 1000, limitMs / 1000);
    }
  }

  /** The name is the same, the topic is another. */
  record Recreated(String topic, String ledgerId, String presentId) implements ScopeFinding {
    @Override
    public AuditCode code() {
      return AuditCode.RECREATED;
    }

    @Override
    public String text() {
      return "%s was deleted and created again: the ledger speaks of id %s, Kafka has %s"
          .formatted(topic, ledgerId, presentId);
    }
  }

  /** Retention has deleted what lies below. */
  record Deleted(String topic, int partition, long below) implements ScopeFinding {
    @Override
    public AuditCode code() {
      return AuditCode.DELETED;
    }

    @Override
    public String text() {
      return "%s-%d is not auditable below offset %d: deleted before the audit"
          .formatted(topic, partition, below);
    }
  }

  /** A compacted topic does not keep what was written to it. */
  record Compacted(String topic) implements ScopeFinding {
    @Override
    public AuditCode code() {
      return AuditCode.COMPACTED;
    }

    @Override
    public String text() {
      return "%s is compacted and so not auditable: records that were replaced are gone"
          .formatted(topic);
    }
  }

  /** There is no such topic any more. */
  record Gone(String topic) implements ScopeFinding {
    @Override
    public AuditCode code() {
      return AuditCode.GONE;
    }

    @Override
    public String text() {
      return "%s does not exist: nothing of it is auditable".formatted(topic);
    }
  }

  /** An open transaction hides what lies above. */
  record Undecided(String topic, int partition, long from) implements ScopeFinding {
    @Override
    public AuditCode code() {
      return AuditCode.UNDECIDED;
    }

    @Override
    public String text() {
      return "%s-%d is not auditable from offset %d on: a transaction is open there"
          .formatted(topic, partition, from);
    }
  }

  /** Findings of a kind that are not listed. */
  record More(String of, long count) implements ScopeFinding {
    @Override
    public AuditCode code() {
      return AuditCode.MORE;
    }

    @Override
    public String text() {
      return "%d more of %s".formatted(count, of);
    }
  }
}
