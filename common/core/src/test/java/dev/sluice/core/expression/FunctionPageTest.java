package dev.sluice.core.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class FunctionPageTest {

  @Test
  void thePageSaysWhatTheCompilerDoes() throws IOException {
    if (Boolean.getBoolean("sluice.write-pages")) {
      FunctionPage.store();
    }

    assertThat(FunctionPage.stored())
        .as("common/functions.md is stale; its head says how to write it again")
        .isEqualTo(FunctionPage.text());
  }
}
