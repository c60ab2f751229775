package dev.sluice.core.ledger.law;

import dev.sluice.core.ledger.Account;
import dev.sluice.core.ledger.AccountId;
import dev.sluice.core.ledger.Charter;
import dev.sluice.core.ledger.InputLine;
import dev.sluice.core.ledger.Loss;
import dev.sluice.core.ledger.Marker;
import dev.sluice.core.ledger.Repair;
import dev.sluice.core.ledger.Tally;
import dev.sluice.core.ledger.finding.BookFinding;
import dev.sluice.core.ledger.finding.BookFinding.UnbalancedAccount;
import dev.sluice.core.ledger.finding.Finding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The books of a pipeline, made from its ledger, entry by entry in the order of the log. Losses
 * count as if their markers were there: what they hold is what is missing, and nothing else is.
 */
public final class Books {
  /** Wrong accounts that are remembered; one defect makes one in every epoch. */
  private static final int REMEMBERED = 1_000;

  private final Scope scope;
  private final Consumer<EpochRow> epochs;
  private final Totals totals;
  private final Accounts accounts = new Accounts();
  private final Map<Input, InputSeams> inputs = new LinkedHashMap<>();
  private final Map<Long, Generation> generations = new LinkedHashMap<>();
  private final Map<AccountId, UnbalancedAccount> unbalanced = new LinkedHashMap<>();
  private final Map<String, LostEpoch> losses = new LinkedHashMap<>();

  /** Losses of runs that are over: epochs of the same numbers are other ones from now on. */
  private final Set<String> closed = new HashSet<>();

  private final List<Finding> unreadable = new ArrayList<>();
  private final Map<Long, Charter> charters = new LinkedHashMap<>();
  private EpochRow.@Nullable Open row;
  private long ordinal;

  /**
   * @param scope what findings and totals are about; everything is read all the same
   * @param epochs is given each epoch when it is complete
   */
  public Books(Scope scope, Consumer<EpochRow> epochs) {
    this.scope = scope;
    this.epochs = epochs;
    this.totals = new Totals(scope);
  }

  public void accept(LedgerEntry entry) {
    if (entry.record() instanceof Charter charter) {
      charters.putIfAbsent(charter.generation(), charter);
      generation(charter.generation(), moment(entry)).charter(charter, moment(entry));
    } else if (entry.record() instanceof Marker marker) {
      losses.values().stream()
          .filter(lost -> lost.isFollowedBy(marker.sink()))
          .forEach(lost -> closed.add(lost.loss().key()));
      Moment moment = open(marker.epoch(), entry);
      current().begins(marker.since());
      accounts.tell(marker).ifPresent(known -> current().begins(known));
      marker.accounts().forEach(account -> add(marker, account, moment, InputSeams::committed));
    } else if (entry.record() instanceof Loss loss) {
      lost(loss, entry);
    } else if (entry.record() instanceof Repair repair) {
      repaired(repair, entry);
    }
  }

  /** A record of the ledger that nobody can read. */
  public void unreadable(long offset, String reason) {
    if (unreadable.size() < REMEMBERED) {
      unreadable.add(new BookFinding.Unreadable(offset, reason));
    }
  }

  /** A loss was taken back: its key has no value any more. */
  public void withdrawn(String key) {
    losses.remove(key);
    closed.remove(key);
  }

  /** Nothing more comes for now: the epoch that was read last is complete. */
  public void close() {
    if (row != null) {
      epochs.accept(row.close());
      row = null;
    }
  }

  private void lost(Loss loss, LedgerEntry entry) {
    LostEpoch known = losses.get(loss.key());
    if (known != null) {
      losses.put(loss.key(), known.saidAgain(loss));
      return;
    }
    Marker marker = loss.marker();
    boolean exact = accounts.tell(marker).isEmpty();
    Moment moment =
        row == null || marker.epoch() > row.moment().epoch()
            ? open(marker.epoch(), entry)
            : row.moment();
    Map<Input, Input.Span> own = new LinkedHashMap<>();
    Map<Output, Claim> written = new HashMap<>();
    for (Account account : marker.accounts()) {
      Optional<Account> before = accounts.upTo(account.id(), marker.since());
      if (account instanceof Account.Source source) {
        own.putAll(Input.more(source, before));
      } else if (account instanceof Account.Sink sink && sink.id().equals(marker.sink())) {
        written.putAll(Output.more(sink, before));
      }
    }
    Map<Input, Input.Span> read = accounts.readBetween(marker.since(), marker.epoch());
    LostEpoch.State state =
        isReadAgain(marker, own) ? LostEpoch.State.READ_AGAIN : LostEpoch.State.MISSING;
    losses.put(loss.key(), new LostEpoch(loss, moment, own, read, written, exact, state));
    marker.accounts().forEach(account -> add(marker, account, moment, InputSeams::lost));
  }

  /** A later run, restored from before the loss, may have read the same before it was found. */
  private boolean isReadAgain(Marker lost, Map<Input, Input.Span> own) {
    Set<AccountId> readers = lost.accounts().stream().map(Account::id).collect(Collectors.toSet());
    return !own.isEmpty()
        && own.entrySet().stream()
            .allMatch(
                entry -> {
                  InputSeams seams = inputs.get(entry.getKey());
                  return seams != null && seams.isReadByAnother(readers, entry.getValue());
                });
  }

  /** The loss itself may be gone: compaction leaves its repair alone. */
  private void repaired(Repair repair, LedgerEntry entry) {
    if (!losses.containsKey(repair.key())) {
      lost(new Loss(repair.marker(), repair.transactionalId(), false), entry);
    }
    losses.computeIfPresent(repair.key(), (key, lost) -> lost.madeGood());
  }

  /** How a line of a source is joined to the ones before. */
  private interface Joining {
    void join(InputSeams seams, AccountId id, InputLine line, Moment moment);
  }

  private void add(Marker marker, Account account, Moment moment, Joining joining) {
    accounts
        .offer(account, marker.epoch())
        .ifPresent(change -> add(marker, change, moment, joining));
  }

  private void add(Marker marker, Accounts.Change change, Moment moment, Joining joining) {
    Account after = change.after();
    check(after, moment);
    Map<Side, Tally> sides = Side.of(after);
    change
        .before()
        .ifPresent(
            before ->
                Side.of(before)
                    .forEach(
                        (side, tally) -> sides.merge(side, Tally.ZERO.minus(tally), Tally::plus)));
    Generation shape = generation(marker.generation(), moment);
    sides.forEach(
        (side, tally) -> {
          if (!tally.isZero()) {
            shape.add(side, tally, moment);
            totals.add(side, tally, moment);
          }
        });
    if (after instanceof Account.Source source) {
      read(source, change, marker.epoch(), moment, joining);
    } else if (after instanceof Account.Sink sink) {
      Map<Output, Claim> written = Output.more(sink, change.before());
      totals.wrote(written, moment);
      current().wrote(written);
    }
  }

  private void read(
      Account.Source source, Accounts.Change change, long epoch, Moment moment, Joining joining) {
    Map<Input, Input.Span> read = Input.more(source, change.before());
    current().read(read);
    losses.replaceAll(
        (key, lost) -> lost.spans(epoch) && !closed.contains(key) ? lost.alsoRead(read) : lost);
    for (InputLine line : source.lines()) {
      Input input = new Input(source.id().node(), line.partition());
      InputSeams seams =
          inputs.computeIfAbsent(input, key -> new InputSeams(source.id(), line, moment));
      joining.join(seams, source.id(), line, moment);
    }
  }

  private void check(Account account, Moment moment) {
    if (unbalanced.size() < REMEMBERED
        && scope.contains(moment)
        && !unbalanced.containsKey(account.id())) {
      AccountLaw.check(account, moment.epoch())
          .ifPresent(finding -> unbalanced.put(account.id(), finding));
    }
  }

  private Generation generation(long id, Moment moment) {
    return generations.computeIfAbsent(id, key -> new Generation(key, moment));
  }

  private Moment open(long epoch, LedgerEntry entry) {
    if (row == null || row.moment().epoch() != epoch) {
      close();
      Moment moment = new Moment(ordinal++, epoch, entry.offset(), entry.timestamp());
      row = new EpochRow.Open(moment);
      totals.begin(moment);
    }
    return row.moment();
  }

  private EpochRow.Open current() {
    if (row == null) {
      throw new IllegalStateException("an account outside of an epoch");
    }
    return row;
  }

  private Moment moment(LedgerEntry entry) {
    return row == null ? new Moment(ordinal, 0, entry.offset(), entry.timestamp()) : row.moment();
  }

  /** What does not agree, at this moment: inputs, accounts, edges, losses. */
  public List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    inputs.values().forEach(seams -> findings.addAll(seams.findings(scope)));
    findings.addAll(unbalanced.values());
    generations.values().forEach(generation -> findings.addAll(generation.findings(scope)));
    losses.values().stream()
        .filter(loss -> scope.contains(loss.moment()))
        .map(LostEpoch::finding)
        .forEach(findings::add);
    findings.addAll(unreadable);
    return findings;
  }

  public Totals totals() {
    return totals;
  }

  public Collection<LostEpoch> losses() {
    return Collections.unmodifiableCollection(losses.values());
  }

  /** The shapes that the pipeline has had, oldest first. */
  public Collection<Charter> charters() {
    return Collections.unmodifiableCollection(charters.values());
  }
}
