package dev.sluice.testkit.fault;

import dev.sluice.testkit.process.FlinkUnderTest;
import dev.sluice.testkit.process.KafkaUnderTest;
import dev.sluice.testkit.proxy.KafkaProxies;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What faults act upon: brokers, Flink's processes and folders, and the pipelines that run on them.
 *
 * @param kafka behind proxies, with pipelines that bootstrap from these, if the kinds that need a
 *     wire are wanted
 * @param jobs every pipeline of this Flink cluster: a killed JobManager forgets them all
 */
public record FaultSite(KafkaUnderTest kafka, FlinkUnderTest flink, List<JobUnderTest> jobs) {
  public FaultSite {
    jobs = List.copyOf(jobs);
    if (jobs.isEmpty()) {
      throw new IllegalArgumentException("no pipeline to inflict faults on");
    }
  }

  JobUnderTest anyJob(RandomGenerator random) {
    return jobs.get(random.nextInt(jobs.size()));
  }

  KafkaProxies proxies() {
    return kafka
        .proxies()
        .orElseThrow(() -> new FaultFailedException("the brokers are not behind proxies"));
  }
}
