package dev.sluice.testkit.fault;

import dev.sluice.testkit.proxy.Interception;
import dev.sluice.testkit.proxy.Interference;
import dev.sluice.testkit.proxy.KafkaProxies;
import dev.sluice.testkit.proxy.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.apache.kafka.common.protocol.ApiKeys;

/** What networks do to requests and answers of a pipeline. */
record WireFaults(KafkaProxies proxies, List<JobUnderTest> jobs) {
  /**
   * The next request of a kind must come within it, else another kind is waited for: which ones are
   * sent depends on what has just happened to the pipeline.
   */
  private static final Duration LIMIT = Duration.ofSeconds(15);

  /** Some checkpoints long: longer ones, with 300 in an hour, are waiting and nothing else. */
  private static final Duration LONGEST = Duration.ofSeconds(4);

  private static final Duration SHORTEST = Duration.ofMillis(200);

  /** What a pipeline sends in every epoch, or after each restart. */
  private static final List<ApiKeys> APIS =
      List.of(
          ApiKeys.PRODUCE,
          ApiKeys.FETCH,
          ApiKeys.METADATA,
          ApiKeys.FIND_COORDINATOR,
          ApiKeys.INIT_PRODUCER_ID,
          ApiKeys.END_TXN);

  private static final Set<ApiKeys> OF_TRANSACTIONS =
      EnumSet.of(ApiKeys.PRODUCE, ApiKeys.INIT_PRODUCER_ID, ApiKeys.END_TXN);

  /**
   * Without InitProducerId: each one raises the epoch, and a client whose retry was answered knows
   * the second one.
   */
  private static final List<ApiKeys> DOUBLED =
      APIS.stream().filter(api -> api != ApiKeys.INIT_PRODUCER_ID).toList();

  List<Fault> all() {
    return List.of(
        strike("lose-requests", Interference.LOSE_REQUEST, APIS),
        strike("lose-answers", Interference.LOSE_ANSWER, APIS),
        strike("hold-requests", Interference.HOLD_REQUEST, APIS),
        strike("hold-answers", Interference.HOLD_ANSWER, APIS),
        strike("double-requests", Interference.DOUBLE_REQUEST, DOUBLED),
        strike("cut-before-requests", Interference.CUT_BEFORE_REQUEST, APIS),
        strike("cut-before-answers", Interference.CUT_BEFORE_ANSWER, APIS),
        new NamedFault("cut-off-broker", this::cutOff),
        new NamedFault("silence-broker", this::silence),
        new NamedFault("slow-network", this::slow));
  }

  private Fault strike(String kind, Interference interference, List<ApiKeys> apis) {
    return new NamedFault(kind, random -> strike(interference, apis, random));
  }

  private String strike(Interference interference, List<ApiKeys> apis, RandomGenerator random) {
    JobUnderTest job = jobs.get(random.nextInt(jobs.size()));
    List<ApiKeys> order = new ArrayList<>(apis);
    Collections.shuffle(order, new Random(random.nextLong()));
    int times = 1 + random.nextInt(3);
    Spell spell = Spell.between(SHORTEST, LONGEST, random);
    for (ApiKeys api : order) {
      boolean ofTransactions = OF_TRANSACTIONS.contains(api);
      Target target = Target.next(api).times(times);
      Target aimed = ofTransactions ? target.inTransactions(job.pipeline() + ".") : target;
      try (Interception armed = proxies.intercept(aimed, interference)) {
        if (armed.awaitFirst(LIMIT)) {
          spell.pass();
          return "%s x %d%s, for %s"
              .formatted(
                  api, armed.struck().size(), ofTransactions ? " of " + job.pipeline() : "", spell);
        }
      }
    }
    throw new FaultFailedException(
        "nobody sent any of %s, each within %d s".formatted(order, LIMIT.toSeconds()));
  }

  /** Connections break and cannot be made again. */
  private String cutOff(RandomGenerator random) {
    int broker = any(random);
    Spell spell = Spell.seconds(1, 12, random);
    proxies.cutOff(broker);
    try {
      spell.pass();
    } finally {
      proxies.join(broker);
    }
    return "kafka-" + broker + " for " + spell;
  }

  /** Connections stay, and nothing gets through. */
  private String silence(RandomGenerator random) {
    int broker = any(random);
    Spell spell = Spell.seconds(1, 20, random);
    try (Interception held =
        proxies.intercept(Target.everything().toBroker(broker), Interference.HOLD_REQUEST)) {
      spell.pass();
      return "kafka-%d for %s, %d requests held".formatted(broker, spell, held.struck().size());
    }
  }

  private String slow(RandomGenerator random) {
    Spell late = Spell.between(Duration.ofMillis(20), Duration.ofMillis(300), random);
    Spell spell = Spell.seconds(5, 20, random);
    try (Interception held =
        proxies.intercept(Target.everything(), Interference.HOLD_REQUEST, late.length())) {
      spell.pass();
      return "every request %s late for %s, at least %d"
          .formatted(late, spell, held.struck().size());
    }
  }

  private int any(RandomGenerator random) {
    List<Integer> brokers = proxies.brokers();
    return brokers.get(random.nextInt(brokers.size()));
  }
}
