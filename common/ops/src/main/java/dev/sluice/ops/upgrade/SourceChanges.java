package dev.sluice.ops.upgrade;

import dev.sluice.core.spec.SourceSpec;
import dev.sluice.core.spec.TopicSelection;
import dev.sluice.ops.upgrade.Change.Effect;
import java.util.ArrayList;
import java.util.List;

/** A source's state is the offsets of the topics that it has read. */
final class SourceChanges implements NodeChanges<SourceSpec> {

  @Override
  public Effect removal(SourceSpec old) {
    return Effect.DROPS_STATE;
  }

  @Override
  public String removed(SourceSpec old) {
    return "its offsets are forgotten";
  }

  @Override
  public String added(SourceSpec added) {
    return "begins to read " + text(added.topics()) + " at its start position";
  }

  @Override
  public List<Finding> compare(SourceSpec old, SourceSpec now) {
    List<Finding> findings = new ArrayList<>();
    if (!old.topics().equals(now.topics())) {
      findings.add(topics(old.topics(), now.topics()));
    }
    if (old.format() != now.format()) {
      findings.add(Finding.keeps("format: " + old.format() + " -> " + now.format()));
    }
    if (!old.schema().equals(now.schema())) {
      findings.add(Finding.keeps("schema: " + SchemaChange.text(old.schema(), now.schema())));
    }
    if (!old.eventTime().equals(now.eventTime())) {
      findings.add(Finding.keeps("event time: watermarks begin again"));
    }
    if (!old.start().equals(now.start())) {
      findings.add(
          Finding.keeps(
              "start position: without effect, the savepoint's offsets say where to go on"));
    }
    return findings;
  }

  // partitions that the state knows are read whether or not they are still asked for
  private static Finding topics(TopicSelection old, TopicSelection now) {
    String change = text(old) + " -> " + text(now);
    boolean widened =
        old instanceof TopicSelection.One one
            && now instanceof TopicSelection.Matching matching
            && one.topic().value().matches(matching.pattern());
    return widened
        ? Finding.keeps("topics: " + change + "; the added ones are read from the beginning")
        : Finding.impossible(
            "topics: "
                + change
                + "; its state holds offsets of the old ones, so give the source another name");
  }

  private static String text(TopicSelection topics) {
    return topics instanceof TopicSelection.One one
        ? one.topic().value()
        : "/" + ((TopicSelection.Matching) topics).pattern() + "/";
  }
}
