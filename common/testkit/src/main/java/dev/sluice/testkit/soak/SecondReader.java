package dev.sluice.testkit.soak;

import dev.sluice.ops.console.Console;
import dev.sluice.ops.console.Console.Colour;
import dev.sluice.testkit.topic.KcatReader;
import dev.sluice.testkit.topic.TopicDigest;
import java.util.ArrayList;
import java.util.List;

/** kcat reads everything too, and must have been given the same. */
record SecondReader(String bootstrapServers, Console console) {
  private static final String NAME = "kcat agrees";

  CheckResult agrees(List<FinalReading> readings) {
    if (!KcatReader.installed()) {
      String why = "there is no kcat on this machine (apt-get install kcat): one client has judged";
      console.say(console.paint(Colour.YELLOW, "SKIPPED: " + why));
      return CheckResult.skipped(NAME, why);
    }
    KcatReader kcat = new KcatReader(bootstrapServers);
    List<String> differences = new ArrayList<>();
    long records = 0;
    for (FinalReading reading : readings) {
      console.say("kcat reads " + reading.output().topic());
      TopicDigest digest = kcat.read(reading.output().topic()).orElseThrow();
      records += digest.records();
      if (!digest.equals(reading.digest())) {
        differences.add(
            "%s: kcat %s, Kafka's client %s"
                .formatted(reading.output().topic(), digest, reading.digest()));
      }
    }
    return CheckResult.of(
        NAME,
        differences.isEmpty(),
        differences.isEmpty()
            ? "%,d records of %d topics have the same places and bytes for librdkafka"
                .formatted(records, readings.size())
            : String.join("; ", differences));
  }
}
