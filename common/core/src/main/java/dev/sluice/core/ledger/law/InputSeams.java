package dev.sluice.core.ledger.law;

import dev.sluice.core.ledger.AccountId;
import dev.sluice.core.ledger.InputLine;
import dev.sluice.core.ledger.InputPartition;
import dev.sluice.core.ledger.finding.Finding;
import dev.sluice.core.ledger.finding.InputFinding;
import dev.sluice.core.ledger.finding.InputRange;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * Law 1 for one partition of one source: where one life's reading ended, the next one's begins.
 * Seams that join are forgotten; a loss that is found out later can still close one.
 */
final class InputSeams {
  /** A loss that is found later than that is an old savepoint's. */
  private static final int KNOWN_LIVES = 8;

  private static final class Seam {
    final AccountId before;
    long ended;
    final long wanted;
    final Moment moment;

    Seam(AccountId before, long ended, long wanted, Moment moment) {
      this.before = before;
      this.ended = ended;
      this.wanted = wanted;
      this.moment = moment;
    }
  }

  /** What a life has read, as far as it is committed. */
  private record Read(AccountId life, long from, long to) {}

  private record Gap(long from, long to, Moment moment) {}

  private final String source;
  private final InputPartition partition;
  private final List<Seam> open = new ArrayList<>();
  private final List<Gap> gaps = new ArrayList<>();
  private final Deque<Read> newestFirst = new ArrayDeque<>();
  private AccountId life;
  private long next;

  InputSeams(AccountId id, InputLine line, Moment moment) {
    this.source = id.node();
    this.partition = line.partition();
    this.life = id;
    this.next = line.next();
    gap(line, moment);
  }

  /** A line of a marker that Kafka has committed. */
  void committed(AccountId id, InputLine line, Moment moment) {
    join(id, line, moment);
    Read last = newestFirst.peekFirst();
    if (last != null && last.life().equals(id)) {
      newestFirst.removeFirst();
    }
    newestFirst.addFirst(new Read(id, line.start(), line.next()));
    if (newestFirst.size() > KNOWN_LIVES) {
      newestFirst.removeLast();
    }
  }

  /** Whether another life has read all of it, and that is committed. */
  boolean isReadByAnother(Set<AccountId> than, Input.Span span) {
    return newestFirst.stream()
        .anyMatch(
            read ->
                !than.contains(read.life())
                    && read.from() <= span.from()
                    && span.to() <= read.to());
  }

  private void join(AccountId id, InputLine line, Moment moment) {
    if (id.equals(life)) {
      next = Math.max(next, line.next());
      return;
    }
    if (line.wanted() != next) {
      open.add(new Seam(life, next, line.wanted(), moment));
    }
    life = id;
    next = line.next();
    gap(line, moment);
  }

  /** A line of a lost marker: it can be older than what is known. */
  void lost(AccountId id, InputLine line, Moment moment) {
    if (id.equals(life) || line.next() > next) {
      join(id, line, moment);
    } else {
      close(id, line);
    }
  }

  private void close(AccountId id, InputLine line) {
    for (Iterator<Seam> seams = open.iterator(); seams.hasNext(); ) {
      Seam seam = seams.next();
      if (seam.before.equals(id) || seam.ended == line.wanted() && line.next() <= seam.wanted) {
        seam.ended = Math.max(seam.ended, line.next());
        if (seam.ended == seam.wanted) {
          seams.remove();
        }
        return;
      }
    }
  }

  private void gap(InputLine line, Moment moment) {
    if (line.start() > line.wanted()) {
      gaps.add(new Gap(line.wanted(), line.start(), moment));
    }
  }

  List<Finding> findings(Scope scope) {
    List<Finding> findings = new ArrayList<>();
    for (Seam seam : open) {
      if (scope.contains(seam.moment)) {
        findings.add(finding(seam));
      }
    }
    for (Gap gap : gaps) {
      if (scope.contains(gap.moment)) {
        findings.add(
            new InputFinding.AcceptedGap(source, range(gap.from, gap.to), gap.moment.epoch()));
      }
    }
    return findings;
  }

  private Finding finding(Seam seam) {
    long epoch = seam.moment.epoch();
    return seam.wanted > seam.ended
        ? new InputFinding.Skipped(source, range(seam.ended, seam.wanted), epoch)
        : new InputFinding.Repeated(source, range(seam.wanted, seam.ended), epoch);
  }

  private InputRange range(long from, long to) {
    return new InputRange(partition.topic(), partition.partition(), from, to);
  }
}
