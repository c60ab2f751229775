package dev.sluice.testkit.proxy;

/** What becomes of a frame. */
enum Fate {
  PASS,
  TWICE,
  /** Not passed on; the next one may be. */
  SKIP,
  /** Not passed on, nor anything that follows. */
  SILENCE,
  /** Both directions end. */
  CUT
}
