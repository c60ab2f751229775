package dev.sluice.runtime.row;

import java.io.Serializable;

/**
 * Opens bytes that a decoder has accepted before: after a shuffle, or out of state. Has a
 * constructor without arguments, because a savepoint finds it by the name of its class: never
 * rename one.
 */
public interface OriginFormat extends Serializable {

  /** What stands for the format in a record's bytes. Never changes, never used twice. */
  byte tag();

  Origin open(byte[] value);
}
