package dev.sluice.core.ledger.law;

/** What can go wrong in a pipeline, once, at a random place. */
enum Defect {
  NONE,
  SKIPS_INPUT,
  REPEATS_INPUT,
  FORGETS_WHAT_WAS_TAKEN,
  LOSES_ON_AN_EDGE,
  REPEATS_ON_AN_EDGE,
  SWAPS_ON_AN_EDGE,
  LOSES_A_DEAD_LETTER,
  LOSES_A_TRANSACTION,
  HAS_NO_CHARTER
}
