package dev.sluice.core.ledger;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/**
 * {@link LedgerRecord}s as the values of the ledger topic, written down in {@code
 * common/ledger.md}. Version 2: one byte version, one byte kind, then the parts in the order of
 * their declaration.
 */
public final class LedgerFormat {
  private static final byte VERSION = 2;
  private static final byte MARKER = 1;
  private static final byte CHARTER = 2;
  private static final byte LOSS = 3;
  private static final byte REPAIR = 4;

  private LedgerFormat() {}

  public static byte[] write(LedgerRecord record) {
    LedgerWriter out = new LedgerWriter();
    out.octet(VERSION);
    if (record instanceof Marker marker) {
      out.octet(MARKER);
      out.marker(marker);
    } else if (record instanceof Charter charter) {
      out.octet(CHARTER);
      out.fixed(charter.generation());
      out.charter(charter.pipeline(), charter.nodes());
    } else if (record instanceof Loss loss) {
      out.octet(LOSS);
      out.marker(loss.marker());
      out.text(loss.transactionalId());
      out.octet(loss.accepted() ? 1 : 0);
    } else if (record instanceof Repair repair) {
      out.octet(REPAIR);
      out.marker(repair.marker());
      out.text(repair.transactionalId());
    }
    return out.toBytes();
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws UnreadableLedgerException for anything else, a version of later releases included
   */
  public static LedgerRecord read(byte[] value) throws UnreadableLedgerException {
    ByteBuffer bytes = ByteBuffer.wrap(value);
    try {
      byte version = bytes.get();
      if (version != VERSION) {
        throw new UnreadableLedgerException(
            "version " + version + " is not known here, only " + VERSION);
      }
      LedgerRecord record = body(bytes.get(), new LedgerReader(bytes));
      if (bytes.hasRemaining()) {
        throw new UnreadableLedgerException(bytes.remaining() + " bytes too many");
      }
      return record;
    } catch (BufferUnderflowException | IllegalArgumentException | ArithmeticException e) {
      throw new UnreadableLedgerException("not a ledger record", e);
    }
  }

  /** An account alone, as it travels to the marker that it becomes part of. */
  public static byte[] writeAccount(Account account) {
    LedgerWriter out = new LedgerWriter();
    out.account(account);
    return out.toBytes();
  }

  /**
   * Reads what {@link #writeAccount} wrote.
   *
   * @throws UnreadableLedgerException for anything else
   */
  public static Account readAccount(byte[] account) throws UnreadableLedgerException {
    try {
      return new LedgerReader(ByteBuffer.wrap(account)).account();
    } catch (BufferUnderflowException | IllegalArgumentException | ArithmeticException e) {
      throw new UnreadableLedgerException("not an account", e);
    }
  }

  private static LedgerRecord body(byte kind, LedgerReader in) throws UnreadableLedgerException {
    return switch (kind) {
      case MARKER -> in.marker();
      case CHARTER -> new Charter(in.fixed(), in.text(), in.nodes());
      case LOSS -> new Loss(in.marker(), in.text(), in.octet() == 1);
      case REPAIR -> new Repair(in.marker(), in.text());
      default -> throw new UnreadableLedgerException("a record of kind " + kind);
    };
  }

  /** The first eight bytes of the SHA-256 of a charter's form. */
  static long generation(String pipeline, List<CharterNode> nodes) {
    LedgerWriter out = new LedgerWriter();
    out.charter(pipeline, nodes);
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(out.toBytes());
      return ByteBuffer.wrap(hash).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
