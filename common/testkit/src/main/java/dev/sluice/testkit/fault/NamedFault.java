package dev.sluice.testkit.fault;

import java.util.random.RandomGenerator;

/** A kind and how it is made. */
record NamedFault(String kind, Infliction infliction) implements Fault {

  interface Infliction {
    String inflict(RandomGenerator random);
  }

  @Override
  public String inflict(RandomGenerator random) {
    try {
      return infliction.inflict(random);
    } catch (FaultFailedException e) {
      throw e;
    } catch (RuntimeException e) {
      // whoever runs the kinds in turn goes on with the next one, whichever client it was that
      // failed
      throw new FaultFailedException(kind + ": " + e, e);
    }
  }
}
