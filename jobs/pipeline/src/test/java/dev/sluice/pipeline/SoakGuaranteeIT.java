package dev.sluice.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ops.console.SystemConsole;
import dev.sluice.testkit.fault.Faults;
import dev.sluice.testkit.soak.SoakResult;
import dev.sluice.testkit.soak.SoakRun;
import dev.sluice.testkit.soak.SoakSpec;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The soak, short: rounds of up to five faults in a row, always the same seed. {@code scripts/soak}
 * is the long one.
 */
class SoakGuaranteeIT {
  private static final int FAULTS = 12;
  private static final int RECORDS = 300_000;

  @Test
  @Timeout(value = 20, unit = TimeUnit.MINUTES)
  void losesAndRepeatsNothingUnderRandomFaults() {
    SoakRun run =
        new SoakRun(
            SoakSpec.ofFaults(FAULTS, RECORDS, 20010101),
            Path.of("target/soak"),
            Site.jobJar(),
            Faults::all,
            SystemConsole.open(),
            InstantSource.system());

    SoakResult result = run.run();

    result.requireHeld();
    assertThat(result.faultCount()).isGreaterThanOrEqualTo(FAULTS);
    assertThat(result.roundCount()).isGreaterThanOrEqualTo(3);
    assertThat(result.produced()).isGreaterThanOrEqualTo(RECORDS);
  }
}
