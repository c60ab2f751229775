package dev.sluice.testkit.fault;

import dev.sluice.testkit.process.KafkaUnderTest;
import java.util.ArrayList;
import java.util.List;

/** The kinds of faults that a site allows, for whoever draws from them. */
public final class Faults {
  private Faults() {}

  /**
   * Every kind that a pipeline must survive: no loss, no repetition, no operator. Kinds that need a
   * wire are there when the brokers are behind proxies, those that need another broker when there
   * is one.
   */
  public static List<Fault> all(FaultSite site) {
    List<Fault> all = new ArrayList<>();
    all.addAll(new BrokerFaults(site.kafka()).all());
    all.addAll(new FlinkFaults(site).all());
    all.addAll(new SavepointFaults(site).all());
    all.addAll(new CheckpointFaults(site).all());
    all.addAll(new OperatorFaults(site.kafka()).all());
    if (site.kafka().cluster().spec().nodes().size() > 1) {
      all.addAll(new BrokerFaults(site.kafka()).ofSeveral());
      all.addAll(new OperatorFaults(site.kafka()).ofSeveral());
    }
    if (site.kafka().proxies().isPresent()) {
      all.addAll(new TransactionKills(site).all());
      all.addAll(new WireFaults(site.proxies(), site.jobs()).all());
    }
    return List.copyOf(all);
  }

  /**
   * Kinds that destroy what was promised, such as the abort of a transaction by a stranger: the
   * pipeline may stop, but it must say what is missing.
   */
  public static List<Fault> hostile(KafkaUnderTest kafka, List<JobUnderTest> jobs) {
    return new HostileFaults(kafka, jobs).all();
  }
}
