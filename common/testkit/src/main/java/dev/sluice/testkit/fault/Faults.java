package dev.sluice.testkit.fault;

import java.util.List;

/** The kinds of faults that a site allows, for whoever draws from them. */
public final class Faults {
  private Faults() {}

  /** Every kind that a pipeline must survive: no loss, no repetition, no operator. */
  public static List<Fault> all(FaultSite site) {
    return List.of();
  }

  /**
   * Kinds that destroy what was promised, such as the abort of a transaction by a stranger: the
   * pipeline may stop, but it must say what is missing.
   */
  public static List<Fault> hostile(FaultSite site) {
    return List.of();
  }
}
