package dev.sluice.core.ledger.finding;

/** About what the sources read. */
public sealed interface InputFinding extends Finding {
  String source();

  /** The offsets that are meant. */
  InputRange input();

  /** Epoch of the first account that shows it. */
  long epoch();

  /** A restart went on behind where the reading had ended: these were never read. */
  record Skipped(String source, InputRange input, long epoch) implements InputFinding {
    @Override
    public AuditCode code() {
      return AuditCode.INPUT_SKIPPED;
    }

    @Override
    public String text() {
      return "source '%s' never read %s: %s skipped by the restart before %s"
          .formatted(source, input, Finding.records(input.length()), Finding.epoch(epoch));
    }
  }

  /** A restart went on before where the reading had ended: these were read twice. */
  record Repeated(String source, InputRange input, long epoch) implements InputFinding {
    @Override
    public AuditCode code() {
      return AuditCode.INPUT_REPEATED;
    }

    @Override
    public String text() {
      return "source '%s' read %s again: %s repeated by the restart before %s"
          .formatted(source, input, Finding.records(input.length()), Finding.epoch(epoch));
    }
  }

  /** The offsets were gone when they were to be read, and the pipeline was told to go on. */
  record AcceptedGap(String source, InputRange input, long epoch) implements InputFinding {
    @Override
    public AuditCode code() {
      return AuditCode.ACCEPTED_GAP;
    }

    @Override
    public String text() {
      return "source '%s' found %s deleted, which was accepted in %s"
          .formatted(source, input, Finding.epoch(epoch));
    }
  }
}
