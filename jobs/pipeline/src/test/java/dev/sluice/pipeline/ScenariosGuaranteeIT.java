package dev.sluice.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ops.console.SystemConsole;
import dev.sluice.testkit.fault.Faults;
import dev.sluice.testkit.soak.Scenario;
import dev.sluice.testkit.soak.SoakResult;
import dev.sluice.testkit.soak.SoakRun;
import dev.sluice.testkit.soak.SoakSpec;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Every kind of process dies and freezes, at each point of a transaction, under load: nothing is
 * lost, repeated or disordered, and the audit agrees. {@code scripts/soak} is the long form of it.
 */
class ScenariosGuaranteeIT {
  private static final long SEED = 20010101;

  @Test
  @Timeout(value = 45, unit = TimeUnit.MINUTES)
  void nothingIsLostOrRepeatedInAnyScenario() {
    SoakRun run =
        new SoakRun(
            SoakSpec.ofScenarios(Scenario.OF_THE_BUILD, SoakSpec.RECORDS_OF_THE_BUILD, SEED),
            Path.of("target/scenarios"),
            Site.jobJar(),
            Faults::all,
            SystemConsole.open(),
            InstantSource.system());

    SoakResult result = run.run();

    result.requireHeld();
    assertThat(result.roundCount()).isEqualTo(Scenario.OF_THE_BUILD.size());
    assertThat(result.produced()).isGreaterThanOrEqualTo(SoakSpec.RECORDS_OF_THE_BUILD);
  }
}
