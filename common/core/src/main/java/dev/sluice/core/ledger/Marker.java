package dev.sluice.core.ledger;

import java.util.List;

/**
 * What one subtask of a sink puts into each of its transactions: proof that the transaction was
 * committed, and the accounts as they stood when the epoch ended. Accounts are cumulative, so the
 * last marker of a life says all that the earlier ones did, and the topic may be compacted.
 *
 * @param generation {@link Charter#generation()} of the pipeline that runs
 * @param sink the writer that the marker is of
 * @param begun the checkpoint that the writer's life was restored from; 0 without
 * @param previous epoch of the life's marker before this one, {@code begun} without: whether that
 *     one is there says whether the topic has been compacted in between
 * @param since the last checkpoint before it that came to this writer, or that it was restored
 *     from; 0 without. Less than {@code epoch - 1} where a checkpoint was given up on its way:
 *     other writers of the sink may have ended an epoch there, and this one has not
 * @param epoch number of the checkpoint that ends it; {@link #END} at the end of a bounded run
 * @param accounts the writer's own, and all that have come down the stream to it
 */
public record Marker(
    long generation,
    AccountId sink,
    long begun,
    long previous,
    long since,
    long epoch,
    List<Account> accounts)
    implements LedgerRecord {
  /** The epoch that no checkpoint ends. */
  public static final long END = Long.MAX_VALUE;

  public Marker {
    accounts = List.copyOf(accounts);
  }

  /** The first one of a life. */
  public static Marker first(
      long generation, AccountId sink, long since, long epoch, List<Account> accounts) {
    return new Marker(generation, sink, since, since, since, epoch, accounts);
  }

  @Override
  public String key() {
    return "marker/%s/%d/%016x".formatted(sink.node(), sink.subtask(), sink.life());
  }
}
