package dev.sluice.runtime.ledger;

import dev.sluice.core.ledger.Account;
import dev.sluice.core.ledger.AccountId;
import dev.sluice.core.ledger.Charter;
import dev.sluice.core.ledger.CharterNode;
import dev.sluice.core.ledger.Marker;
import dev.sluice.core.ledger.OutputLine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The book of a sink's writer: what it wrote to each partition, and what others have stated to it.
 * At the end of an epoch in which any of it moved, all of it makes the epoch's marker.
 */
public final class WriterBook {

  private static final class Line {
    final MutableTally written = new MutableTally();
    long content;
  }

  private final Charter charter;
  private final AccountId id;
  private final String topic;
  private final Map<AccountId, Account> stated = new LinkedHashMap<>();
  // by partition
  private @Nullable Line[] lines = new @Nullable Line[0];
  private final boolean carries;
  private final long begun;
  private boolean moved;
  private long previous;
  private long since;

  /**
   * An empty book.
   *
   * @param since the checkpoint that the writer was restored from, 0 without
   */
  public WriterBook(Charter charter, AccountId id, String topic, long since) {
    this.charter = charter;
    this.id = id;
    this.topic = topic;
    this.begun = since;
    this.previous = since;
    this.since = since;
    this.carries =
        charter.nodes().stream()
            .filter(node -> node.name().equals(id.node()))
            .noneMatch(node -> node.kind() == CharterNode.Kind.DEAD_LETTERS);
  }

  public Charter charter() {
    return charter;
  }

  /**
   * What another operator has stated; it replaces what the same one stated before. Where only dead
   * letters are written it moves nothing: other sinks have a transaction for it anyway.
   */
  public void hear(Account account) {
    stated.put(account.id(), account);
    moved |= carries;
  }

  /**
   * A record was written.
   *
   * @param content its digest with content, 0 where that is not taken
   */
  public void write(int partition, long digest, long content) {
    Line line = lineOf(partition);
    line.written.add(digest);
    line.content += content;
    moved = true;
  }

  private Line lineOf(int partition) {
    if (partition >= lines.length) {
      lines = Arrays.copyOf(lines, partition + 1);
    }
    Line line = lines[partition];
    if (line == null) {
      line = new Line();
      lines[partition] = line;
    }
    return line;
  }

  /** The marker of the epoch that ends now; empty if nothing has moved in it. */
  public Optional<Marker> close(long epoch) {
    long began = since;
    since = epoch;
    if (!moved) {
      return Optional.empty();
    }
    moved = false;
    List<OutputLine> output = new ArrayList<>();
    for (int partition = 0; partition < lines.length; partition++) {
      Line line = lines[partition];
      if (line != null) {
        output.add(new OutputLine(partition, line.written.now(), line.content));
      }
    }
    List<Account> accounts = new ArrayList<>(stated.values());
    accounts.add(new Account.Sink(id, topic, output));
    Marker marker = new Marker(charter.generation(), id, begun, previous, began, epoch, accounts);
    previous = epoch;
    return Optional.of(marker);
  }
}
