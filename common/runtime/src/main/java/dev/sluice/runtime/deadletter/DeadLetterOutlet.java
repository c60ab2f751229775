package dev.sluice.runtime.deadletter;

import dev.sluice.core.deadletter.Stage;
import dev.sluice.core.name.NodeName;
import dev.sluice.runtime.row.EdgeRecord;
import java.io.Serializable;
import java.util.function.Consumer;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.SimpleCounter;

/** Where one operator puts the records that it cannot handle. */
public final class DeadLetterOutlet implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The counter of every operator that can refuse records. */
  public static final String COUNTER = "deadLetters";

  private final NodeName node;
  private final Stage stage;
  private final DeadLetterPolicy policy;
  private transient Counter counter = new SimpleCounter();

  public DeadLetterOutlet(NodeName node, Stage stage, DeadLetterPolicy policy) {
    this.node = node;
    this.stage = stage;
    this.policy = policy;
  }

  /** Before the first record, on the task that handles them. */
  public void open(MetricGroup metrics) {
    counter = metrics.counter(COUNTER);
  }

  public void put(EdgeRecord original, String code, String reason, Consumer<DeadLetter> output) {
    counter.inc();
    policy.handle(new DeadLetter(original, node, stage, code, reason), output);
  }
}
