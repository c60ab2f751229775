package dev.sluice.pipeline;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.function.LongFunction;

/** Orders of some 780 bytes, as an input to measure on. */
final class BulkyOrders {
  private BulkyOrders() {}

  /** The value of the next one; ids count from 0. */
  static LongFunction<byte[]> values() {
    SplittableRandom random = new SplittableRandom(7);
    return id -> order(id, random).getBytes(StandardCharsets.UTF_8);
  }

  private static String order(long id, SplittableRandom random) {
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
