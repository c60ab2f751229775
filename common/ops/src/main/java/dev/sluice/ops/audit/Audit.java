package dev.sluice.ops.audit;

import dev.sluice.core.ledger.Charter;
import dev.sluice.core.ledger.finding.Finding;
import dev.sluice.core.ledger.finding.ScopeFinding;
import dev.sluice.core.ledger.law.Books;
import dev.sluice.core.spec.SecretResolver;
import dev.sluice.ops.audit.AuditReport.Recounted;
import dev.sluice.ops.audit.recount.EpochTable;
import dev.sluice.ops.audit.recount.Examples;
import dev.sluice.ops.console.CommandFailure;
import dev.sluice.ops.console.Console;
import dev.sluice.ops.console.ExitCode;
import dev.sluice.ops.kafka.KafkaTopics;
import dev.sluice.ops.kafka.TopicReader;
import dev.sluice.ops.kafka.TopicState;
import dev.sluice.ops.kafka.TopicState.PartitionState;
import dev.sluice.ops.patience.Patience;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One audit: ledger, surroundings, and with {@code --full} the output topics; then the report. */
public final class Audit {
  private final AuditPlan plan;
  private final SecretResolver secrets;
  private final Console console;
  private final Patience patience;
  private final InstantSource clock;

  public Audit(AuditPlan plan, SecretResolver secrets, Console console) {
    this(plan, secrets, console, Patience.real(), InstantSource.system());
  }

  Audit(
      AuditPlan plan,
      SecretResolver secrets,
      Console console,
      Patience patience,
      InstantSource clock) {
    this.plan = plan;
    this.secrets = secrets;
    this.console = console;
    this.patience = patience;
    this.clock = clock;
  }

  /**
   * @throws CommandFailure without a ledger
   * @throws dev.sluice.ops.kafka.KafkaUnreachableException when Kafka does not answer
   */
  public AuditReport run() {
    TopicReader reader = new TopicReader(plan.consumerSettings(secrets));
    try (KafkaTopics topics = new KafkaTopics(plan.adminSettings(secrets))) {
      TopicState ledger = ledger(topics, plan);
      Map<String, Map<Integer, Long>> decided = committedSoFar(topics);
      EpochTable table = new EpochTable(plan.scope());
      Surroundings surroundings = new Surroundings();
      Books books =
          new Books(
              plan.scope(),
              plan.depth() == AuditPlan.Depth.EVERYTHING
                  ? surroundings.andThen(table)
                  : surroundings);
      LedgerLog log = new LedgerLog(reader, plan.ledger(), books);
      // asked again: what was committed before is in it
      PartitionState accounts = ledger(topics, plan).partitions().get(0);
      log.readTo(accounts);

      List<Finding> findings = new ArrayList<>(books.findings());
      findings.addAll(
          surroundings.findings(
              topics, plan.transactionalIdPrefixes(), plan.longestTransaction(), clock.instant()));
      if (accounts.begin() > 0) {
        findings.add(new ScopeFinding.Deleted(plan.ledger(), 0, accounts.begin()));
      }
      if (books.totals().epochs() == 0 && log.held().isEmpty()) {
        findings.add(new ScopeFinding.NoEpochs(plan.ledger()));
      }
      Optional<Recounted> recounted = Optional.empty();
      if (plan.depth() == AuditPlan.Depth.EVERYTHING && table.spans() > 0) {
        table.settle();
        books.losses().forEach(table::lose);
        recounted = Optional.of(recount(topics, reader, table, books, log, decided, findings));
      }
      return new AuditReport(
          plan.spec().name().value(),
          ledger.name(),
          newest(books).map(Charter::nodes).orElse(List.of()),
          books.totals(),
          log.held(),
          recounted,
          findings);
    }
  }

  static TopicState ledger(KafkaTopics topics, AuditPlan plan) {
    return topics
        .state(plan.ledger())
        .orElseThrow(
            () ->
                new CommandFailure(
                    ExitCode.NOT_READY,
                    "pipeline '%s' has no ledger: topic '%s' does not exist"
                        .formatted(plan.spec().name(), plan.ledger()),
                    "a pipeline creates its ledger when it starts for the first time",
                    "is this the Kafka cluster that it runs against?"));
  }

  /** What the outputs had before the ledger was read: all of it must be in the ledger. */
  private Map<String, Map<Integer, Long>> committedSoFar(KafkaTopics topics) {
    Map<String, Map<Integer, Long>> decided = new HashMap<>();
    if (plan.depth() == AuditPlan.Depth.EVERYTHING) {
      for (String topic : plan.outputs()) {
        Map<Integer, Long> stable = new HashMap<>();
        topics
            .state(topic)
            .ifPresent(
                state -> state.partitions().forEach(at -> stable.put(at.partition(), at.stable())));
        decided.put(topic, stable);
      }
    }
    return decided;
  }

  private Recounted recount(
      KafkaTopics topics,
      TopicReader reader,
      EpochTable table,
      Books books,
      LedgerLog log,
      Map<String, Map<Integer, Long>> decided,
      List<Finding> findings) {
    ScanMeter meter = new ScanMeter(console);
    Recount recount = new Recount(topics, reader, plan.threads(), patience, meter);
    CountingRules rules = new CountingRules(plan.spec(), books.charters());
    for (String topic : table.topics()) {
      Map<Integer, Long> known = log.isDecided() ? decided.getOrDefault(topic, Map.of()) : Map.of();
      Examples examples = recount.count(rules.of(topic), table, known);
      findings.addAll(examples.findings());
    }
    return meter.result(table.topics().size());
  }

  private static Optional<Charter> newest(Books books) {
    return books.charters().stream().reduce((older, newer) -> newer);
  }
}
