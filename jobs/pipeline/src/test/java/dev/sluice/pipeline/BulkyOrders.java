package dev.sluice.pipeline;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Orders of some 780 bytes, as an input to measure on. */
final class BulkyOrders {
  private BulkyOrders() {}

  /** Returns the bytes of all values. */
  static long write(String bootstrapServers, String topic, int records) {
    SplittableRandom random = new SplittableRandom(7);
    long bytes = 0;
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers", bootstrapServers,
                "compression.type", "lz4",
                "batch.size", "262144",
                "linger.ms", "50"),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (int id = 0; id < records; id++) {
        byte[] value = order(id, random).getBytes(StandardCharsets.UTF_8);
        bytes += value.length;
        var unused =
            producer.send(
                new ProducerRecord<>(
                    topic, ("c" + id % 10_000).getBytes(StandardCharsets.UTF_8), value));
      }
    }
    return bytes;
  }

  private static String order(int id, SplittableRandom random) {
    String code = Long.toHexString(random.nextLong());
    return "{\"id\":"
        + id
        + ",\"quantity\":"
        + (1 + random.nextInt(9))
        + ",\"price\":"
        + random.nextInt(100_000) / 100.0
        + ",\"currency\":\"EUR\",\"status\":\"PLACED\",\"channel\":\"web\",\"created\":\"2026-01-02T03:04:05Z\""
        + ",\"customer\":{\"id\":\""
        + code
        + "\",\"name\":\"Ada Lovelace\",\"email\":\"ada@example.com\",\"tier\":\"gold\",\"since\":\"2019-05-06\"}"
        + ",\"address\":{\"street\":\"12 Long Lane\",\"city\":\"Somewhere\",\"zip\":\"12345\",\"country\":\"DE\",\"note\":\"second floor, ring twice\"}"
        + ",\"lines\":[{\"sku\":\"A-"
        + random.nextInt(9_999)
        + "\",\"name\":\"a thing with a longer name\",\"count\":2,\"price\":12.5},{\"sku\":\"B-"
        + random.nextInt(9_999)
        + "\",\"name\":\"another thing with a name\",\"count\":1,\"price\":7.25}]"
        + ",\"payment\":{\"kind\":\"card\",\"last4\":\"4242\",\"token\":\""
        + code
        + code
        + "\"},\"coupon\":null,\"gift\":false,\"weight\":1.25,\"warehouse\":\"north-3\",\"tags\":[\"new\",\"fragile\",\"priority\"]"
        + ",\"note\":\"please leave it at the door if nobody is at home in the afternoon\"}";
  }
}
