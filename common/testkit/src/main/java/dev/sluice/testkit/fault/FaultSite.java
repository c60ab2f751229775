package dev.sluice.testkit.fault;

import dev.sluice.testkit.process.FlinkUnderTest;
import dev.sluice.testkit.process.KafkaUnderTest;
import java.util.List;

/**
 * What faults act upon: brokers, Flink's processes and folders, and the pipelines that run on them.
 *
 * @param jobs every pipeline of this Flink cluster: a killed JobManager forgets them all
 */
public record FaultSite(KafkaUnderTest kafka, FlinkUnderTest flink, List<JobUnderTest> jobs) {
  public FaultSite {
    jobs = List.copyOf(jobs);
    if (jobs.isEmpty()) {
      throw new IllegalArgumentException("no pipeline to inflict faults on");
    }
  }
}
