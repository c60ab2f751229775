package dev.sluice.testkit.proxy;

import java.util.EnumSet;
import java.util.Set;
import org.apache.kafka.common.protocol.ApiKeys;

/**
 * Which requests are interfered with.
 *
 * @param transactions what the transactional id begins with; empty: any request, of a transaction
 *     or not
 * @param broker that they are sent to; 0: any
 * @param times how many requests
 */
public record Target(Set<ApiKeys> apis, String transactions, int broker, int times) {
  /** Brokers count from 1. */
  public static final int ANY_BROKER = 0;

  public Target {
    apis = Set.copyOf(apis);
    if (times < 1) {
      throw new IllegalArgumentException("nothing would happen " + times + " times");
    }
  }

  /** The next request of this kind, whoever sends it. */
  public static Target next(ApiKeys api) {
    return new Target(Set.of(api), "", ANY_BROKER, 1);
  }

  /** All requests of all kinds. */
  public static Target everything() {
    return new Target(EnumSet.allOf(ApiKeys.class), "", ANY_BROKER, Integer.MAX_VALUE);
  }

  /** Of these, those whose transactional id begins so. */
  public Target inTransactions(String prefix) {
    return new Target(apis, prefix, broker, times);
  }

  public Target toBroker(int id) {
    return new Target(apis, transactions, id, times);
  }

  public Target times(int count) {
    return new Target(apis, transactions, broker, count);
  }

  boolean includes(RequestHead request) {
    return apis.contains(request.api())
        && (broker == ANY_BROKER || broker == request.broker())
        && request.transactionalId().startsWith(transactions);
  }
}
