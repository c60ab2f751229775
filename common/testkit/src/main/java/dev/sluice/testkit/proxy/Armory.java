package dev.sluice.testkit.proxy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The interceptions that wait for their requests; empty most of the time. */
final class Armory {
  private final List<Interception> armed = new CopyOnWriteArrayList<>();

  Interception arm(Target target, Interference interference, Duration hold) {
    Interception interception = new Interception(target, interference, hold, armed::remove);
    armed.add(interception);
    return interception;
  }

  boolean isEmpty() {
    return armed.isEmpty();
  }

  Optional<Interception> taking(RequestHead request) {
    return armed.stream().filter(interception -> interception.takes(request)).findFirst();
  }
}
