package dev.sluice.testkit.soak;

import dev.sluice.ops.console.Console;
import dev.sluice.testkit.topic.CommittedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** All questions about a run that has ended, in the order in which people ask them. */
record Aftermath(SoakPlan plan, SoakSpec spec, SoakSite site, History history, Console console) {

  List<CheckResult> ask(Written written) {
    List<CheckResult> checks = new ArrayList<>();
    TransactionChecks transactions = new TransactionChecks(site.kafka().bootstrapServers());
    checks.add(transactions.noneOpen());
    checks.add(transactions.allStable(plan));
    checks.addAll(records(written));
    FaultChecks faults = new FaultChecks(spec, history.of(FaultEvent.class));
    checks.addAll(faults.all());
    checks.add(new AlarmCheck(spec, history.of(Sample.class)).answer());
    checks.addAll(new VitalChecks(spec.bounds(), history.of(Vitals.class)).all());
    checks.add(
        CheckResult.of(
            "orderly end",
            written.troubles().isEmpty(),
            written.troubles().isEmpty()
                ? "all became visible, both pipelines stopped with a savepoint"
                : String.join("; ", written.troubles())));
    for (SoakPipeline pipeline : site.pipelines()) {
      List<CheckResult> audits = new AuditStep(pipeline, console).run();
      checks.addAll(audits);
      if (audits.stream().anyMatch(audit -> audit.answer() == CheckResult.Answer.BROKEN)) {
        keepLedger(pipeline);
      }
    }
    return checks;
  }

  private void keepLedger(SoakPipeline pipeline) {
    try {
      Path copy = new LedgerCopy(site.kafka().bootstrapServers()).of(pipeline);
      console.say("its ledger is kept: " + copy);
    } catch (IOException | RuntimeException e) {
      console.say("its ledger cannot be kept: " + e);
    }
  }

  private List<CheckResult> records(Written written) {
    CommittedReader reader = new CommittedReader(site.kafka().bootstrapServers());
    List<FinalReading> readings = new ArrayList<>();
    try {
      for (Output output : all()) {
        console.say("reading " + output.topic());
        readings.add(FinalReading.of(output, plan, reader, written.perKey()));
      }
    } catch (IllegalStateException e) {
      // a topic that cannot be read to its end is an answer, and the page must show it
      return List.of(CheckResult.of("final read", false, e.getMessage()));
    }
    List<CheckResult> checks = new ArrayList<>();
    checks.addAll(new RecordChecks(readings, written.live()).all());
    checks.add(new SecondReader(site.kafka().bootstrapServers(), console).agrees(readings));
    return checks;
  }

  private List<Output> all() {
    return Stream.concat(Stream.of(plan.input()), plan.outputs().stream()).toList();
  }
}
