package dev.sluice.runtime.step.transform;

import dev.sluice.core.schema.Schema;
import dev.sluice.core.spec.StepSpec;
import dev.sluice.runtime.row.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a transform does to the shape of rows. Most come in one shape, so the last answer is
 * remembered.
 */
final class Reshaping {
  private final Schema output;
  private final StepSpec.Transform step;
  private @Nullable Shape lastInput;
  private Shape lastOutput;

  Reshaping(StepSpec.Transform step, Schema output) {
    this.step = step;
    this.output = output;
    this.lastOutput = Shape.of(output);
  }

  Schema output() {
    return output;
  }

  Shape after(Shape input) {
    if (!input.equals(lastInput)) {
      lastInput = input;
      lastOutput = reshape(input);
    }
    return lastOutput;
  }

  private Shape reshape(Shape input) {
    if (!step.select().isEmpty()) {
      return new Shape(output, Shape.Undeclared.REMOVED, List.of());
    }
    List<String> dropped = new ArrayList<>(input.dropped());
    dropped.addAll(step.drop());
    return new Shape(output, input.undeclared(), dropped.stream().distinct().toList());
  }
}
