package dev.sluice.runtime.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.sluice.core.ledger.InputPartition;
import dev.sluice.core.ledger.TopicId;
import dev.sluice.runtime.state.Binary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class InputPartitionFormTest {
  private final InputPartitionForm writer;
  private final InputPartitionForm reader;

  InputPartitionFormTest() throws IOException {
    writer = new InputPartitionForm();
    reader = new InputPartitionForm();
  }

  @Test
  void tellsPartitionsTopicsAndTopicsOfOneNameApartHoweverTheyFollowEachOther() throws IOException {
    List<InputPartition> partitions = new ArrayList<>(List.of(Coordinates.NONE.input()));
    for (String topic : List.of("a", "ab", "b".repeat(249))) {
      for (int id = 0; id < 3; id++) {
        for (int partition = 0; partition < 3; partition++) {
          partitions.add(new InputPartition(topic, new TopicId(id, -id), partition));
        }
      }
    }
    Random random = new Random(7);
    for (int i = 0; i < 5_000; i++) {
      InputPartition partition = partitions.get(random.nextInt(partitions.size()));
      InputPartition back = roundTrip(partition);
      assertThat(back).isEqualTo(partition);
      assertThat(back.digest(i)).isEqualTo(partition.digest(i));
    }
  }

  @Test
  void makesNoPartitionTwice() throws IOException {
    InputPartition first = roundTrip(partition(1));
    roundTrip(partition(2));
    assertThat(roundTrip(partition(1))).isSameAs(first);
  }

  @Test
  void forgetsRatherThanGrowsWithoutEnd() throws IOException {
    for (int i = 0; i < 40_000; i++) {
      assertThat(roundTrip(partition(i))).isEqualTo(partition(i));
    }
  }

  @Test
  void hasTheFormThatItHadBeforeItRemembered() throws IOException {
    for (InputPartition partition :
        List.of(partition(5), new InputPartition("b".repeat(200), new TopicId(3, 4), 6))) {
      DataOutputSerializer before = new DataOutputSerializer(64);
      Binary.writeText(partition.topic(), before);
      before.writeLong(partition.id().mostSignificantBits());
      before.writeLong(partition.id().leastSignificantBits());
      before.writeInt(partition.partition());
      DataOutputSerializer now = new DataOutputSerializer(64);
      writer.write(partition, now);
      assertThat(now.getCopyOfBuffer()).isEqualTo(before.getCopyOfBuffer());
    }
  }

  @Test
  void refusesWhatNoTopicIsCalled() throws IOException {
    for (String topic : List.of("\u00e9", "b".repeat(250), "b".repeat(70_000))) {
      DataOutputSerializer out = new DataOutputSerializer(64);
      Binary.writeText(topic, out);
      out.write(new byte[20]);
      assertThatIOException()
          .isThrownBy(() -> reader.read(new DataInputDeserializer(out.getCopyOfBuffer())));
    }
  }

  private InputPartition roundTrip(InputPartition partition) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    writer.write(partition, out);
    DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
    InputPartition back = reader.read(in);
    assertThat(in.available()).isZero();
    return back;
  }

  private static InputPartition partition(int number) {
    return new InputPartition("in", new TopicId(1, 2), number);
  }
}
