package dev.sluice.runtime.row;

import dev.sluice.core.ledger.LedgerFormat;
import dev.sluice.core.ledger.UnreadableLedgerException;
import dev.sluice.runtime.state.Binary;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The binary form of statements, where they cross a shuffle. */
final class StatementForm {
  private static final byte OPENING = 1;
  private static final byte REPORT = 2;
  private static final byte CLOSING = 3;
  private static final byte ENTRY = 4;

  private StatementForm() {}

  static void write(Statement statement, Envelope envelope, DataOutputView out) throws IOException {
    if (statement instanceof Statement.Opening opening) {
      out.writeByte(OPENING);
      envelope.writeInput(opening.partition(), out);
      out.writeLong(opening.wanted());
      out.writeLong(opening.start());
    } else if (statement instanceof Statement.Report report) {
      out.writeByte(REPORT);
      out.writeLong(report.epoch());
      Binary.writeBytes(LedgerFormat.writeAccount(report.account()), out);
    } else if (statement instanceof Statement.Closing closing) {
      out.writeByte(CLOSING);
      out.writeLong(closing.epoch());
    } else if (statement instanceof Statement.Entry entry) {
      out.writeByte(ENTRY);
      Binary.writeText(entry.key(), out);
      Binary.writeBytes(entry.value(), out);
    }
  }

  static Statement read(Envelope envelope, DataInputView in) throws IOException {
    byte kind = in.readByte();
    try {
      return switch (kind) {
        case OPENING -> new Statement.Opening(envelope.readInput(in), in.readLong(), in.readLong());
        case REPORT ->
            new Statement.Report(
                in.readLong(), LedgerFormat.readAccount(Binary.readPresentBytes(in)));
        case CLOSING -> new Statement.Closing(in.readLong());
        case ENTRY -> new Statement.Entry(Binary.readText(in), Binary.readPresentBytes(in));
        default -> throw new IOException("a statement of kind " + kind);
      };
    } catch (UnreadableLedgerException e) {
      throw new IOException("an account that cannot be read", e);
    }
  }
}
