package dev.sluice.ops.audit.recount;

import dev.sluice.core.ledger.InputPartition;
import dev.sluice.core.ledger.law.Claim;
import dev.sluice.core.ledger.law.EpochRow;
import dev.sluice.core.ledger.law.Input;
import dev.sluice.core.ledger.law.LostEpoch;
import dev.sluice.core.ledger.law.Output;
import dev.sluice.core.ledger.law.Scope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Which input offsets each epoch read and what the sinks claim to have written of them. Bounded: a
 * long ledger's epochs are joined to spans of two, four, eight and so on, all of a size.
 */
public final class EpochTable implements Consumer<EpochRow> {
  /** A megabyte and a half for each output partition, half of one for each input partition. */
  private static final int MOST_SPANS = 1 << 16;

  /** Some epochs, one behind the other. */
  private static final class Span {
    final long firstEpoch;
    boolean inScope;
    long lastEpoch;
    int epochs;

    Span(long epoch, boolean inScope) {
      this.firstEpoch = epoch;
      this.lastEpoch = epoch;
      this.inScope = inScope;
      this.epochs = 1;
    }

    void join(Span after) {
      lastEpoch = after.lastEpoch;
      epochs += after.epochs;
      inScope |= after.inScope;
    }
  }

  private final Scope scope;
  private final int mostSpans;
  private final Map<InputPartition, Boundaries> inputs = new LinkedHashMap<>();
  private final Map<InputPartition, String> readers = new HashMap<>();
  private final Map<String, TreeMap<Integer, Sums>> claims = new TreeMap<>();
  private final Set<InputPartition> shared = new HashSet<>();
  private List<Span> spans = new ArrayList<>();
  private int epochsPerSpan = 1;

  public EpochTable(Scope scope) {
    this(scope, MOST_SPANS);
  }

  EpochTable(Scope scope, int mostSpans) {
    this.scope = scope;
    this.mostSpans = mostSpans;
  }

  @Override
  public void accept(EpochRow row) {
    open(row, scope.contains(row.moment()));
    row.inputs().forEach(this::read);
    row.outputs().forEach((output, claim) -> claim(output, spans.size() - 1, claim));
  }

  private void open(EpochRow row, boolean inScope) {
    long epoch = row.moment().epoch();
    int torn = firstTorn(row);
    if (torn < spans.size()) {
      joinFrom(torn);
      spans.get(torn).join(new Span(epoch, inScope));
      return;
    }
    if (!spans.isEmpty()) {
      Span last = spans.get(spans.size() - 1);
      if (last.inScope == inScope && (!inScope || last.epochs < epochsPerSpan)) {
        last.lastEpoch = epoch;
        last.epochs++;
        return;
      }
    }
    if (spans.size() >= mostSpans) {
      epochsPerSpan *= 2;
      join(epochsPerSpan);
    }
    spans.add(new Span(epoch, inScope));
    inputs.values().forEach(Boundaries::append);
  }

  /**
   * The first of the spans that the row's epoch is one with; the number of spans if there is none.
   */
  private int firstTorn(EpochRow row) {
    int first = spans.size();
    long next = row.moment().epoch();
    while (first > 0
        && spans.get(first - 1).lastEpoch > row.since()
        && spans.get(first - 1).lastEpoch < next) {
      first--;
      next = spans.get(first).firstEpoch;
    }
    return first;
  }

  private void joinFrom(int first) {
    int[] target = new int[spans.size()];
    List<Span> joined = new ArrayList<>(spans.subList(0, first + 1));
    for (int i = 0; i < target.length; i++) {
      target[i] = Math.min(i, first);
      if (i > first) {
        joined.get(first).join(spans.get(i));
      }
    }
    regroup(target, joined);
  }

  private void join(int most) {
    int[] target = new int[spans.size()];
    List<Span> joined = new ArrayList<>();
    for (int i = 0; i < target.length; i++) {
      Span span = spans.get(i);
      Span last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
      if (last != null && last.inScope == span.inScope && last.epochs + span.epochs <= most) {
        last.join(span);
      } else {
        joined.add(span);
      }
      target[i] = joined.size() - 1;
    }
    regroup(target, joined);
  }

  private void regroup(int[] target, List<Span> joined) {
    spans = joined;
    inputs.values().forEach(boundaries -> boundaries.regroup(target, joined.size()));
    claims
        .values()
        .forEach(topic -> topic.values().forEach(sums -> sums.regroup(target, joined.size())));
  }

  private void read(Input input, Input.Span span) {
    Boundaries boundaries =
        inputs.computeIfAbsent(
            input.partition(), key -> new Boundaries(key, span.from(), spans.size()));
    boundaries.reachBack(span.from());
    boundaries.reach(span.to());
    String reader = readers.putIfAbsent(input.partition(), input.source());
    if (reader != null && !reader.equals(input.source())) {
      shared.add(input.partition());
    }
  }

  private void claim(Output output, int span, Claim claim) {
    claims
        .computeIfAbsent(output.topic(), topic -> new TreeMap<>())
        .computeIfAbsent(output.partition(), partition -> new Sums(spans.size()))
        .add(span, claim.written().count(), claim.written().digest(), claim.content());
  }

  /**
   * What a lost transaction would have written is not to be expected, or not in its place if it was
   * repaired.
   */
  public void lose(LostEpoch lost) {
    int at = spanOf(lost.epoch());
    lost.unwritten().forEach((output, claim) -> claim(output, at, Claim.NONE.minus(claim)));
    if (lost.repaired()) {
      lost.inputs().forEach(this::bringLater);
    }
  }

  private void bringLater(Input input, Input.Span offsets) {
    Boundaries boundaries = inputs.get(input.partition());
    if (boundaries != null) {
      boundaries.bringLater(offsets);
    }
  }

  /** The newest span with that epoch, or the one in which the epochs after it were told. */
  private int spanOf(long epoch) {
    int after = spans.size();
    for (int span = spans.size() - 1; span >= 0; span--) {
      Span at = spans.get(span);
      if (at.firstEpoch <= epoch && epoch <= at.lastEpoch) {
        return span;
      }
      if (at.firstEpoch > epoch && after == span + 1) {
        after = span;
      }
    }
    return Math.min(after, spans.size() - 1);
  }

  /**
   * Two sources that read one topic are in different places of it, so its records belong to no
   * epoch for certain: the whole ledger is compared at once.
   */
  public void settle() {
    if (!shared.isEmpty()) {
      join(Integer.MAX_VALUE);
    }
  }

  public int spans() {
    return spans.size();
  }

  public boolean inScope(int span) {
    return spans.get(span).inScope;
  }

  public long firstEpoch(int span) {
    return spans.get(span).firstEpoch;
  }

  public long lastEpoch(int span) {
    return spans.get(span).lastEpoch;
  }

  /** The topics that sinks write. */
  public Set<String> topics() {
    return Set.copyOf(claims.keySet());
  }

  /** The partitions that sinks claim to have written. */
  public Set<Integer> partitions(String topic) {
    return claims.getOrDefault(topic, new TreeMap<>()).keySet();
  }

  Sums claimed(String topic, int partition) {
    return claims.getOrDefault(topic, new TreeMap<>()).getOrDefault(partition, new Sums(0));
  }

  Collection<Boundaries> inputs() {
    return inputs.values();
  }
}
