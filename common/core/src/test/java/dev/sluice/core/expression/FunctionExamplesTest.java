package dev.sluice.core.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FunctionExamplesTest {

  static List<Function> functions() {
    return FunctionTable.ALL.functions();
  }

  @ParameterizedTest
  @MethodSource("functions")
  void everyFunctionDoesWhatItsExampleSays(Function function) {
    Object value = SampleRecord.evaluate(function.example());

    assertThat(SampleRecord.text(value, function.example())).isEqualTo(function.result());
  }

  @ParameterizedTest
  @MethodSource("functions")
  void everyExampleCallsItsFunction(Function function) {
    String name = function.operator().getName();
    String written =
        switch (name) {
          case "ITEM" -> "[2]";
          case "DOT" -> "].";
          default -> name.split(" ")[0];
        };

    assertThat(function.example()).containsIgnoringCase(written);
  }
}
