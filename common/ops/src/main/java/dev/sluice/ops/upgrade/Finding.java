package dev.sluice.ops.upgrade;

import dev.sluice.ops.upgrade.Change.Effect;

/** What is different about one node, and what that does to its state. */
record Finding(Effect effect, String message) {

  static Finding keeps(String message) {
    return new Finding(Effect.KEEPS_STATE, message);
  }

  static Finding drops(String message) {
    return new Finding(Effect.DROPS_STATE, message);
  }

  static Finding impossible(String message) {
    return new Finding(Effect.IMPOSSIBLE, message);
  }
}
