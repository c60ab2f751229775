package dev.sluice.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.name.NodeName;
import dev.sluice.core.name.PipelineName;
import dev.sluice.core.name.TopicName;
import dev.sluice.core.spec.ClusterProfile;
import dev.sluice.core.spec.StartPosition;
import dev.sluice.core.spec.TopicSelection;
import dev.sluice.runtime.At;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.apache.flink.connector.kafka.source.enumerator.KafkaSourceEnumState;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplitSerializer;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;

class EdgeStateTest {
  private static final ClusterProfile CLUSTER =
      new ClusterProfile("test", Map.of(), Map.of(), Map.of());
  private static final PipelineName PIPELINE = new PipelineName("p");

  private static SimpleVersionedSerializer<EpochCommittable> committables() {
    return new ExactlyOnceSink(
            CLUSTER, PIPELINE, new NodeName("out"), SinkTarget.plain(new TopicName("out")), null)
        .getCommittableSerializer();
  }

  @Test
  void committablesSurviveWithTheirInputRanges() throws IOException {
    SimpleVersionedSerializer<EpochCommittable> serializer = committables();
    InputTally tally = new InputTally();
    tally.add(At.at("in", 0, 12));
    tally.add(At.at("in", 1, 3));
    tally.add(At.at("in", 0, 10));
    EpochCommittable committable =
        new EpochCommittable(
            new KafkaCommittable(5, (short) 2, "p.out.x.-0-1", null),
            tally.drain(),
            new byte[] {1, 1, -7});

    EpochCommittable restored =
        serializer.deserialize(serializer.getVersion(), serializer.serialize(committable));

    assertThat(restored).isEqualTo(committable);
    assertThat(restored.inputs().ranges())
        .containsOnly(
            Map.entry(new TopicPartition("in", 0), new InputRange(10, 12, 2)),
            Map.entry(new TopicPartition("in", 1), new InputRange(3, 3, 1)));
  }

  @Test
  void committablesOfReleasesWithoutALedgerHaveNoMarker() throws IOException {
    EpochCommittable written =
        new EpochCommittable(
            new KafkaCommittable(5, (short) 2, "p.out.x.-0-1", null),
            new InputRanges(Map.of(new TopicPartition("in", 0), new InputRange(10, 12, 2))),
            new byte[0]);

    // what version 1 wrote, in the form that it had
    byte[] old =
        Base64.getDecoder()
            .decode(
                "AAAAAQAAABgAAgAAAAAAAAAFAAxwLm91dC54Li0wLTEAAAABAAJpbgAAAAAAAAAAAAAACgAAAAAAAAAMAAAAAAAAAAI=");

    assertThat(committables().deserialize(1, old)).isEqualTo(written);
  }

  @Test
  void aDrainedTallyIsEmpty() {
    InputTally tally = new InputTally();
    tally.add(At.at("in", 0, 12));
    tally.drain();

    assertThat(tally.drain().ranges()).isEmpty();
    tally.add(At.at("in", 0, 13));
    assertThat(tally.drain().ranges()).containsValue(new InputRange(13, 13, 1));
  }

  @Test
  void splitsRememberTheLeaderOfTheirLastRecord() throws IOException {
    SimpleVersionedSerializer<KafkaPartitionSplit> serializer = source().getSplitSerializer();
    KafkaPartitionSplit unread = new KafkaPartitionSplit(new TopicPartition("in", 3), 12);
    LeaderEpochSplit read = new LeaderEpochSplit(unread, 7);

    KafkaPartitionSplit restored =
        serializer.deserialize(serializer.getVersion(), serializer.serialize(read));
    assertThat(restored).isEqualTo(unread);
    assertThat(LeaderEpochSplit.leaderEpochOf(restored)).hasValue(7);
    assertThat(
            LeaderEpochSplit.leaderEpochOf(
                serializer.deserialize(serializer.getVersion(), serializer.serialize(unread))))
        .isEmpty();
  }

  @Test
  void splitsOfReleasesBeforeAreRead() throws IOException {
    KafkaPartitionSplit split = new KafkaPartitionSplit(new TopicPartition("in", 3), 12);
    KafkaPartitionSplitSerializer before = new KafkaPartitionSplitSerializer();

    assertThat(
            source().getSplitSerializer().deserialize(before.getVersion(), before.serialize(split)))
        .isEqualTo(split);
  }

  private static ExactlyOnceSource source() {
    return new ExactlyOnceSource(
        CLUSTER,
        PIPELINE,
        new NodeName("in"),
        new TopicSelection.One(new TopicName("in")),
        new StartPosition.Earliest(),
        StartPolicy.STRICT,
        Optional.empty());
  }

  @Test
  void enumeratorsRememberTopicIds() throws IOException {
    SimpleVersionedSerializer<GuardedEnumState> serializer =
        source().getEnumeratorCheckpointSerializer();
    TopicIds topics = new TopicIds(Map.of("in", new Uuid(7, 8)));

    GuardedEnumState restored =
        serializer.deserialize(
            1,
            serializer.serialize(
                new GuardedEnumState(new KafkaSourceEnumState(Set.of(), true), topics)));

    assertThat(restored.topics()).isEqualTo(topics);
    assertThat(restored.splits().initialDiscoveryFinished()).isTrue();
  }
}
