package dev.sluice.testkit.fault;

import dev.sluice.ops.cluster.FlinkCluster;
import dev.sluice.ops.cluster.JvmProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Disks that do not take a checkpoint, or not soon. */
record CheckpointFaults(FaultSite site) {

  List<Fault> all() {
    return List.of(
        new NamedFault("obstruct-checkpoints", this::obstruct),
        new NamedFault("slow-checkpoints", this::slow),
        new NamedFault("fill-disk", this::fillDisk));
  }

  private String obstruct(RandomGenerator random) {
    JobUnderTest job = site.anyJob(random);
    Spell spell = Spell.seconds(3, 12, random);
    Jobs jobs = new Jobs(site);
    long newest = Jobs.number(jobs.awaitCheckpoint(job));
    try (Obstruction obstruction = Obstruction.of(jobs.checkpoints(job.id()), newest)) {
      spell.pass();
      return job.pipeline() + " after checkpoint " + newest + " for " + spell;
    }
  }

  /** Checkpoints take longer than the interval between them. */
  private String slow(RandomGenerator random) {
    Spell eachFile = Spell.between(Duration.ofMillis(300), Duration.ofSeconds(4), random);
    Spell spell = Spell.seconds(4, 12, random);
    site.flink().disk().slowDown(eachFile.length());
    try {
      spell.pass();
    } finally {
      site.flink().disk().release();
    }
    return eachFile + " for each file, for " + spell;
  }

  /** No process of Flink can write a byte, logs included, as on a disk that is really full. */
  private String fillDisk(RandomGenerator random) {
    Spell spell = Spell.seconds(3, 12, random);
    List<JvmProcess> all = new ArrayList<>(flink().taskManagers());
    all.add(flink().jobManager());
    try {
      all.forEach(process -> FileSizeLimit.NOTHING.impose(process.pid()));
      spell.pass();
    } finally {
      all.stream()
          .filter(JvmProcess::isAlive)
          .forEach(process -> FileSizeLimit.UNLIMITED.impose(process.pid()));
    }
    return "for " + spell;
  }

  private FlinkCluster flink() {
    return site.flink().cluster();
  }
}
