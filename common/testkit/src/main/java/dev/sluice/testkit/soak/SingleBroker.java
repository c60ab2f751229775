package dev.sluice.testkit.soak;

import java.util.regex.Pattern;

/**
 * Which kinds of faults leave two of three brokers untouched: by their names, since a fault says no
 * more of itself.
 */
final class SingleBroker {
  private static final Pattern ONE = Pattern.compile(".*(broker|coordinator|leader|controller).*");
  private static final Pattern MORE = Pattern.compile(".*(brokers|two-|all-|every-|rolling).*");

  private SingleBroker() {}

  static boolean is(String kind) {
    return ONE.matcher(kind).matches() && !MORE.matcher(kind).matches();
  }
}
