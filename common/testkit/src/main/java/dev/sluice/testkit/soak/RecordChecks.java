package dev.sluice.testkit.soak;

import dev.sluice.testkit.check.Finding;
import dev.sluice.testkit.check.SequenceVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Nothing missing, repeated, out of order, corrupted or invented, in no topic; and the reader that
 * read along was given nothing that was taken back.
 *
 * @param readings the first is the input: a load that did not arrive is no loss of the pipeline's
 */
record RecordChecks(List<FinalReading> readings, List<LiveReading> live) {

  List<CheckResult> all() {
    List<CheckResult> checks = new ArrayList<>();
    checks.add(finding("missing", verdict -> verdict.verdict().missing()));
    checks.add(finding("repeated", verdict -> verdict.verdict().repeated()));
    checks.add(finding("out of order", verdict -> verdict.verdict().outOfOrder()));
    checks.add(finding("corrupted", SequenceVerdict::corrupted));
    checks.add(finding("unexpected", verdict -> verdict.verdict().unexpected()));
    checks.add(nothingTakenBack());
    checks.add(liveReader());
    return checks;
  }

  private CheckResult finding(String name, Function<SequenceVerdict, Finding> kind) {
    Finding all =
        readings.stream()
            .map(reading -> kind.apply(reading.verdict()))
            .reduce(Finding.NONE, Finding::plus);
    String topics =
        readings.stream()
            .map(
                reading ->
                    "%s %s of %,d"
                        .formatted(
                            reading.output().name(),
                            kind.apply(reading.verdict()).count(),
                            reading.verdict().verdict().expected()))
            .collect(Collectors.joining("; "));
    String examples = all.examples().isEmpty() ? "" : "; first " + all.examples();
    return CheckResult.counted(name, all.count(), topics + examples);
  }

  /** The reader that read along and the final one were given the same, record by record. */
  private CheckResult nothingTakenBack() {
    List<String> differences = new ArrayList<>();
    for (LiveReading along : live) {
      FinalReading end =
          readings.stream()
              .filter(reading -> reading.output().topic().equals(along.output().topic()))
              .findFirst()
              .orElseThrow();
      if (!end.digest().equals(along.digest())) {
        differences.add(
            "%s: along %s, at the end %s"
                .formatted(along.output().name(), along.digest(), end.digest()));
      }
    }
    long records = live.stream().mapToLong(along -> along.digest().records()).sum();
    return CheckResult.of(
        "aborted records seen",
        differences.isEmpty(),
        differences.isEmpty()
            ? "%,d records were read along, and the final read gives the same, byte for byte"
                .formatted(records)
            : String.join("; ", differences));
  }

  private CheckResult liveReader() {
    List<String> broken =
        live.stream()
            .filter(along -> !along.verdict().balanced())
            .map(along -> along.output().name() + ": " + along.verdict())
            .toList();
    return CheckResult.of(
        "reader during faults",
        broken.isEmpty(),
        broken.isEmpty()
            ? "a consumer that read along saw every record once and in order"
            : String.join("; ", broken));
  }
}
