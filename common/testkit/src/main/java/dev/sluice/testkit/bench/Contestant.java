package dev.sluice.testkit.bench;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** One way to do a work: a process that goes on until it is killed. */
interface Contestant {
  /** As tables and charts call it. */
  String name();

  /** Whether its name contains this, whatever the case. */
  default boolean isCalled(String part) {
    return name().toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
  }

  /** Whether its output has to be what the work asks for; a bare limit has another. */
  default boolean compared() {
    return true;
  }

  /** What starts it; may write files into the lane's folder. */
  List<String> command(Lane lane) throws IOException;
}
