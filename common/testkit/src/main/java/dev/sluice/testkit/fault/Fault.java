package dev.sluice.testkit.fault;

import java.util.random.RandomGenerator;

/**
 * One way in which things go wrong. Inflicting it returns when it is over and healed: the processes
 * run, the wires carry, the disk writes. Whether the pipeline has survived it is for others to say.
 */
public interface Fault {
  /** Stable kebab-case name of the kind, such as {@code kill-task-manager}. */
  String kind();

  /**
   * Draws all choices from {@code random}, so that a seed replays them.
   *
   * @return what exactly was chosen, such as {@code taskmanager-2}
   * @throws FaultFailedException when the fault could not be made or not be healed
   */
  String inflict(RandomGenerator random);
}
