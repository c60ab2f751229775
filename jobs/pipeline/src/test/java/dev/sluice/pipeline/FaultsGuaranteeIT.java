package dev.sluice.pipeline;

import dev.sluice.ops.cluster.FlinkCluster;
import dev.sluice.ops.cluster.KafkaCluster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Processes die under load; every record is committed once, in order, all the same. */
@ExtendWith(SharedSite.class)
class FaultsGuaranteeIT {
  private final Site site;

  FaultsGuaranteeIT(Site site) {
    this.site = site;
  }

  @Test
  void survivesTheDeathOfTaskManagers() {
    try (LoadedPipelines run = new LoadedPipelines(site, "task-managers")) {
      run.each(pipeline -> pipeline.start(2));
      run.repeat(10_000);
      run.awaitCaughtUp();
      replaceTaskManager(1);
      run.awaitCaughtUp();
      run.repeat(20_000);
      replaceTaskManager(2);
      run.awaitCaughtUp();
      run.requireExactlyOnce();
    }
  }

  @Test
  void survivesTheDeathOfTheJobManager() {
    try (LoadedPipelines run = new LoadedPipelines(site, "job-manager")) {
      run.each(pipeline -> pipeline.start(2));
      run.repeat(10_000);
      run.awaitCaughtUp();
      FlinkCluster flink = site.flink().cluster();
      flink.jobManager().killForcibly();
      flink.restartJobManager();
      run.each(pipeline -> pipeline.resume(2, pipeline.latestCheckpoint()));
      run.repeat(20_000);
      run.awaitCaughtUp();
      run.requireExactlyOnce();
    }
  }

  @Test
  void survivesTheDeathOfABrokerThatLeads() {
    try (LoadedPipelines run = new LoadedPipelines(site, "broker")) {
      run.each(pipeline -> pipeline.start(2));
      run.awaitCaughtUp();
      int leader = site.kafka().topics().leader(run.topic(), 0);
      replaceBroker(leader);
      run.repeat(20_000);
      run.awaitCaughtUp();
      run.requireExactlyOnce();
    }
  }

  @Test
  void survivesFaultsInTurnAndAtOnce() {
    try (LoadedPipelines run = new LoadedPipelines(site, "several")) {
      run.each(pipeline -> pipeline.start(2));
      run.awaitCaughtUp();
      replaceTaskManager(1);
      run.awaitCaughtUp();
      replaceBroker(2);
      run.repeat(20_000);
      site.flink().cluster().taskManager(2).killForcibly();
      replaceBroker(3);
      site.flink().cluster().startTaskManager(2);
      site.flink().cluster().awaitReady();
      run.awaitCaughtUp();
      run.requireExactlyOnce();
    }
  }

  private void replaceTaskManager(int number) {
    FlinkCluster flink = site.flink().cluster();
    flink.taskManager(number).killForcibly();
    flink.startTaskManager(number);
    flink.awaitReady();
  }

  private void replaceBroker(int id) {
    KafkaCluster kafka = site.kafka().cluster();
    kafka.node(id).killForcibly();
    kafka.restart(id);
    kafka.awaitInSync(Site.LIMIT);
  }
}
