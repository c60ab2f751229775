package dev.sluice.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.testkit.guarantee.ExactlyOnce;
import dev.sluice.testkit.topic.CommittedFollower;
import dev.sluice.testkit.topic.CommittedReader;
import dev.sluice.testkit.topic.Load;
import dev.sluice.testkit.topic.LoadJson;
import dev.sluice.testkit.topic.LoadSpec;
import dev.sluice.testkit.topic.Sequenced;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Another version of the file takes over under load, with the state of the one before. */
@ExtendWith(SharedSite.class)
class UpgradeGuaranteeIT {
  private static final int AT_LEAST = 200_000;

  private static final String HEAD =
      """
      sources:
        in:
          topic: upgrade.in
          format: json
          schema: {key: STRING NOT NULL, seq: BIGINT NOT NULL}
          start: earliest
      """;

  private static final String TAIL =
      """
      sinks:
        out: {from: last, topic: upgrade.out, format: json}
      """;

  private static final String OLD =
      HEAD
          + """
          steps:
            some: {from: in, where: "MOD(seq, 10) <> 3"}
            marked: {from: some, set: {twice: seq * 2}}
            once: {from: marked, deduplicate: {by: [key, seq], within: 1 h}}
            last: {from: once, set: {version: 1}}
          """
          + TAIL;

  /**
   * Against the old one: marked is gone, thrice is new, some has changed places with once, and last
   * sets a field of another name.
   */
  private static final String NEW =
      HEAD
          + """
          steps:
            once: {from: in, deduplicate: {by: [key, seq], within: 1 h}}
            some: {from: once, where: "MOD(seq, 10) <> 3"}
            thrice: {from: some, set: {thrice: seq * 3}}
            last: {from: thrice, set: {release: 2}}
          """
          + TAIL;

  /** What either version makes of a record of the load; what it set is in the first group. */
  private static final Pattern OUTPUT =
      Pattern.compile(
          "\\{\"key\":\"k\\d+\",\"seq\":(\\d+),\"pad\":\"x*\","
              + "(\"twice\":(\\d+),\"version\":1|\"thrice\":(\\d+),\"release\":2)}");

  private final Site site;

  UpgradeGuaranteeIT(Site site) {
    this.site = site;
  }

  @Test
  void keepsItsMemoryWhenStepsAreAddedRemovedReorderedAndAFieldIsRenamed() {
    String kafka = site.kafka().bootstrapServers();
    site.kafka().topics().create("upgrade.in", 4);
    site.kafka().topics().create("upgrade.out", 3);
    CommittedReader reader = new CommittedReader(kafka);
    OperatedPipeline pipeline = new OperatedPipeline(site, "upgrade", OLD);
    LoadSpec spec = LoadSpec.of("upgrade.in", 3_000_000).withRate(8_000);
    try (CommittedFollower seen = reader.follow("upgrade.out");
        // a tenth is filtered out
        Load load = Load.start(kafka, spec, () -> seen.seenCount() / 9 * 10 + 50_000)) {
      pipeline.start(2);
      awaitCommitted(seen, 50_000);
      pipeline.upgrade(NEW);
      int before = seen.seenCount();
      try (Load again = Load.start(kafka, spec.withRecords(50_000).withRate(25_000))) {
        again.await(Site.LIMIT);
      }
      awaitCommitted(seen, before + 10_000);
      Awaitility.await("the whole load")
          .atMost(Site.LIMIT)
          .until(() -> load.acknowledgedCount() >= AT_LEAST);
      List<Sequenced> expected =
          load.stop(Site.LIMIT).stream().filter(record -> record.sequence() % 10 != 3).toList();
      awaitCommitted(seen, expected.size());
      pipeline.stop();

      List<ConsumerRecord<byte[], byte[]>> written = reader.readAll("upgrade.out", Site.LIMIT);
      new ExactlyOnce<>(
              expected, written.stream().map(record -> LoadJson.read(record.value())).toList())
          .require();
      assertThat(written.stream().filter(UpgradeGuaranteeIT::isOfOldVersion)).isNotEmpty();
      assertThat(written.stream().filter(UpgradeGuaranteeIT::isOfNewVersion)).isNotEmpty();
      assertThat(written).allMatch(record -> isOfOldVersion(record) != isOfNewVersion(record));
    }
  }

  private static void awaitCommitted(CommittedFollower seen, int records) {
    Awaitility.await().atMost(Site.LIMIT).until(() -> seen.seenCount() >= records);
  }

  private static boolean isOfOldVersion(ConsumerRecord<byte[], byte[]> record) {
    Matcher output = output(record);
    return output.matches()
        && output.group(3) != null
        && Long.parseLong(output.group(3)) == 2 * Long.parseLong(output.group(1));
  }

  private static boolean isOfNewVersion(ConsumerRecord<byte[], byte[]> record) {
    Matcher output = output(record);
    return output.matches()
        && output.group(4) != null
        && Long.parseLong(output.group(4)) == 3 * Long.parseLong(output.group(1));
  }

  private static Matcher output(ConsumerRecord<byte[], byte[]> record) {
    return OUTPUT.matcher(new String(record.value(), StandardCharsets.UTF_8));
  }
}
