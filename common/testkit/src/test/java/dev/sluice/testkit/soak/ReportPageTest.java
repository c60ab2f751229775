package dev.sluice.testkit.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.testkit.soak.CheckResult.Answer;
import dev.sluice.testkit.soak.FaultEvent.Outcome;
import dev.sluice.testkit.soak.SoakResult.Observed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportPageTest {
  @TempDir private Path folder;

  private String page(String target) throws IOException {
    FaultEvent fault =
        new FaultEvent(1, 1, "kill-broker", target, Outcome.SURVIVED, 1_000, 2_000, 3_000, 1_500);
    Sample sample = new Sample(1_000, 10, List.of(9L, 10L), 5, 7, 9, 1, 0, 2);
    CheckResult check = CheckResult.counted("missing", 3, "three");
    Observed observed = new Observed(List.of(sample), List.of(), List.of(fault), List.of(check));
    SoakResult result =
        new SoakResult(
            SoakSpec.ofScenarios(List.of(new Scenario("one", List.of("a"))), 0, 4711),
            0,
            60_000,
            10,
            19,
            Map.of("Flink", "2.2.1"),
            observed,
            observed.answered(Answer.BROKEN),
            List.of());
    Path page = folder.resolve("report.html");
    ReportPage.write(result, page);
    return Files.readString(page);
  }

  @Test
  void needsNoOtherFileAndNoNetwork() throws IOException {
    assertThat(page("kafka-1")).doesNotContain("http:", "https:", "src=", "href=", "@import");
  }

  @Test
  void holdsTheDataAndTheCommandThatDoesItAgain() throws IOException {
    assertThat(page("kafka-1"))
        .contains("\"kind\":\"kill-broker\"", "scripts/soak --scenarios --seed 4711")
        .doesNotContain("/*DATA*/");
  }

  @Test
  void isNotEndedByWhatAFaultSays() throws IOException {
    assertThat(page("</script>")).containsOnlyOnce("</script>");
  }
}
