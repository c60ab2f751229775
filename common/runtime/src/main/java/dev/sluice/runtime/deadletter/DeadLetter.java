package dev.sluice.runtime.deadletter;

import dev.sluice.core.deadletter.Stage;
import dev.sluice.core.name.NodeName;
import dev.sluice.core.spec.PipelineSpec;
import dev.sluice.runtime.row.EdgeRecord;
import dev.sluice.runtime.row.Item;
import dev.sluice.runtime.row.Statement;
import dev.sluice.runtime.state.SerializedType;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * A record that could not be handled.
 *
 * @param original the record as it came in, whatever steps had made of it
 * @param node what refused it
 * @param code stable, such as {@code decode/malformed}
 * @param reason for a person; never quotes the record's content
 */
public record DeadLetter(
    EdgeRecord original, NodeName node, Stage stage, String code, String reason) implements Item {

  public static final TypeInformation<DeadLetter> TYPE =
      new SerializedType<>(DeadLetter.class, new DeadLetterSerializer());

  /** No record, but what travels between them. */
  public static DeadLetter of(Statement statement) {
    return new DeadLetter(
        EdgeRecord.of(statement), PipelineSpec.DEAD_LETTERS, Stage.DECODE, "", "");
  }

  @Override
  public @Nullable Statement statementOrNull() {
    return original.statementOrNull();
  }

  /** The side output of every operator that can refuse a record. */
  public static final OutputTag<DeadLetter> OUTPUT = new OutputTag<>("dead-letters", TYPE);
}
