package dev.sluice.ops.upgrade;

import dev.sluice.core.spec.SinkSpec;
import dev.sluice.ops.upgrade.Change.Effect;
import java.util.ArrayList;
import java.util.List;

/** A sink's state is its transactions; after a stop with savepoint all of them are committed. */
final class SinkChanges implements NodeChanges<SinkSpec> {

  @Override
  public Effect removal(SinkSpec old) {
    return Effect.DROPS_STATE;
  }

  @Override
  public String removed(SinkSpec old) {
    return "writes "
        + old.topic()
        + " no more; its state names only transactions that the stop has committed";
  }

  @Override
  public String added(SinkSpec added) {
    return "begins to write " + added.topic();
  }

  @Override
  public List<Finding> compare(SinkSpec old, SinkSpec now) {
    List<Finding> findings = new ArrayList<>();
    if (!old.topic().equals(now.topic())) {
      findings.add(Finding.keeps("topic: " + old.topic() + " -> " + now.topic()));
    }
    if (!old.from().equals(now.from())) {
      findings.add(Finding.keeps("from: " + old.from() + " -> " + now.from()));
    }
    if (!old.key().equals(now.key())) {
      findings.add(
          Finding.keeps(
              "key: "
                  + old.key()
                  + " -> "
                  + now.key()
                  + "; records may go to other partitions than before"));
    }
    if (old.format() != now.format()) {
      findings.add(Finding.keeps("format: " + old.format() + " -> " + now.format()));
    }
    if (old.provenance() != now.provenance()) {
      findings.add(
          Finding.keeps(
              "provenance: "
                  + old.provenance().text()
                  + " -> "
                  + now.provenance().text()
                  + "; the topic is audited by the least that it ever had"));
    }
    return findings;
  }
}
