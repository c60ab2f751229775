package dev.sluice.runtime.kafka;

import java.util.stream.IntStream;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema.KafkaSinkContext;
import org.apache.kafka.clients.producer.KafkaProducer;

/** What the serializer asks of the connector's writer, where there is none. */
record RepairContext(KafkaProducer<byte[], byte[]> producer) implements KafkaSinkContext {
  @Override
  public int getParallelInstanceId() {
    return 0;
  }

  @Override
  public int getNumberOfParallelInstances() {
    return 1;
  }

  @Override
  public int[] getPartitionsForTopic(String topic) {
    return IntStream.range(0, producer.partitionsFor(topic).size()).toArray();
  }
}
