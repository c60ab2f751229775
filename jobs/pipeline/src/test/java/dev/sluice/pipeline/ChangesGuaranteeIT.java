package dev.sluice.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What operators and neighbours do to a running pipeline loses and repeats nothing. */
@ExtendWith(SharedSite.class)
class ChangesGuaranteeIT {
  private final Site site;

  ChangesGuaranteeIT(Site site) {
    this.site = site;
  }

  @Test
  void keepsItsPromiseWhenRescaledThroughSavepoints() {
    try (LoadedPipelines run = new LoadedPipelines(site, "rescale")) {
      run.each(pipeline -> pipeline.start(2));
      run.repeat(10_000);
      run.awaitCaughtUp();
      run.each(pipeline -> pipeline.resume(4, pipeline.stop()));
      run.repeat(20_000);
      run.awaitCaughtUp();
      run.each(pipeline -> pipeline.resume(1, pipeline.stop()));
      run.repeat(20_000);
      run.requireExactlyOnce();
    }
  }

  @Test
  void readsPartitionsThatAreAddedWhileItRunsFromTheirBeginning() {
    try (LoadedPipelines run = new LoadedPipelines(site, "partitions")) {
      run.each(pipeline -> pipeline.start(2));
      run.awaitCaughtUp();
      run.addPartitions(7, 40_000);
      run.repeat(10_000);
      run.awaitCaughtUp();
      run.requireExactlyOnce();

      assertThat(run.input().stream().map(ConsumerRecord::partition).distinct())
          .containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6);
    }
  }

  @Test
  void doesNotCareForConsumersOfTheSameGroup() {
    try (LoadedPipelines run = new LoadedPipelines(site, "group")) {
      run.each(pipeline -> pipeline.start(2));
      run.awaitCaughtUp();
      try (GroupMembers first = run.joinGroups()) {
        first.awaitRecords(1_000);
        try (GroupMembers second = run.joinGroups()) {
          second.awaitRecords(1_000);
          run.awaitCaughtUp();
        }
        run.repeat(10_000);
      }
      run.awaitCaughtUp();
      // what the strangers have committed for the group must not be where the pipelines go on
      run.each(pipeline -> pipeline.resume(2, pipeline.stop()));
      run.awaitCaughtUp();
      run.requireExactlyOnce();
    }
  }
}
