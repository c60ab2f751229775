package dev.sluice.ops.audit;

import dev.sluice.core.ledger.finding.Finding;
import dev.sluice.core.ledger.law.Books;
import dev.sluice.core.ledger.law.Claim;
import dev.sluice.core.ledger.law.EpochRow;
import dev.sluice.core.ledger.law.Input;
import dev.sluice.core.spec.SecretResolver;
import dev.sluice.ops.kafka.KafkaTopics;
import dev.sluice.ops.kafka.TopicReader;
import dev.sluice.ops.patience.Patience;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** {@code sluice audit --follow}: goes on reading the ledger and says each epoch as it comes. */
public final class AuditWatch {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** Where it is said. */
  public interface Listener {
    /** An epoch is complete and in the books. */
    void epoch(EpochRow row, long read, long written);

    /**
     * The verdict, or what it rests on, has changed.
     *
     * @param news findings that were not there before
     */
    void changed(Verdict verdict, List<Finding> news);
  }

  private final AuditPlan plan;
  private final SecretResolver secrets;
  private final Listener listener;
  private final Patience patience;
  private final InstantSource clock;
  private final Set<Finding> known = new HashSet<>();
  private Verdict verdict = Verdict.BALANCED;

  public AuditWatch(AuditPlan plan, SecretResolver secrets, Listener listener) {
    this.plan = plan;
    this.secrets = secrets;
    this.listener = listener;
    this.patience = Patience.real();
    this.clock = InstantSource.system();
  }

  /**
   * @param goesOn asked between two looks
   * @return the verdict when it ends
   */
  public Verdict run(BooleanSupplier goesOn) {
    TopicReader reader = new TopicReader(plan.consumerSettings(secrets));
    try (KafkaTopics topics = new KafkaTopics(plan.adminSettings(secrets))) {
      Surroundings surroundings = new Surroundings();
      Books books = new Books(plan.scope(), surroundings.andThen(this::say));
      LedgerLog log = new LedgerLog(reader, plan.ledger(), books);
      do {
        log.readTo(Audit.ledger(topics, plan).partitions().get(0));
        List<Finding> findings = new ArrayList<>(books.findings());
        findings.addAll(
            surroundings.findings(
                topics,
                plan.transactionalIdPrefixes(),
                plan.longestTransaction(),
                clock.instant()));
        compare(findings);
        patience.letPass(PAUSE);
      } while (goesOn.getAsBoolean());
    }
    return verdict;
  }

  private void say(EpochRow row) {
    if (plan.scope().contains(row.moment())) {
      listener.epoch(
          row,
          row.inputs().values().stream().mapToLong(AuditWatch::length).sum(),
          row.outputs().values().stream().mapToLong(AuditWatch::count).sum());
    }
  }

  private static long length(Input.Span span) {
    return span.to() - span.from();
  }

  private static long count(Claim claim) {
    return claim.written().count();
  }

  private void compare(List<Finding> findings) {
    Verdict now = Verdict.of(findings);
    List<Finding> news = findings.stream().filter(finding -> !known.contains(finding)).toList();
    known.clear();
    known.addAll(findings);
    if (now != verdict || !news.isEmpty()) {
      verdict = now;
      listener.changed(now, news);
    }
  }
}
