package dev.sluice.testkit.fault;

import dev.sluice.ops.flink.JobId;

/**
 * A pipeline that runs while faults are inflicted, and the one thing that a fault cannot do itself:
 * submit it again. How (command, REST, jar) is the test's choice.
 */
public interface JobUnderTest {
  /** Its name: what its transactional ids begin with. */
  String pipeline();

  /** The job that runs it now; another one after each {@link #submit}. */
  JobId id();

  /**
   * Starts it again from a state, as an operator would, and returns when it is submitted; {@link
   * #id} is the new job then. Nothing of it runs when this is called.
   *
   * @param state a savepoint or a retained checkpoint
   */
  void submit(String state, int parallelism);
}
