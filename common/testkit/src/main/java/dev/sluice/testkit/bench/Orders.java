package dev.sluice.testkit.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.LongFunction;

/** 20,000 orders of a shop, over and over: about 850 bytes, 25 fields, of which four are nested. */
public final class Orders implements Feed {
  /** Its fields and their types, as a pipeline file has them. */
  public static final String SCHEMA =
      """
      order_id: STRING
      customer_id: BIGINT
      status: STRING
      channel: STRING
      currency: STRING
      created_at: STRING
      updated_at: STRING
      total: DOUBLE
      tax: DOUBLE
      shipping: DOUBLE
      quantity: INT NOT NULL
      priority: BOOLEAN
      gift: BOOLEAN
      warehouse: STRING
      carrier: STRING
      tracking: STRING
      coupon: STRING
      source_ip: STRING
      user_agent: STRING
      language: STRING
      customer: ROW<name STRING, email STRING, phone STRING, tier STRING>
      address: ROW<street STRING, city STRING, zip STRING, country STRING>
      items: ARRAY<ROW<sku STRING, title STRING, quantity INT, price DOUBLE>>
      tags: ARRAY<STRING>
      note: STRING
      """;

  private static final int DIFFERENT = 20_000;
  private static final int MOST_QUANTITY = 10;
  private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public long enough() {
    return 2_000_000;
  }

  @Override
  public LongFunction<byte[]> records(Path home) throws IOException {
    Random random = new Random(1);
    List<byte[]> all = new ArrayList<>();
    for (int i = 0; i < DIFFERENT; i++) {
      all.add(JSON.writeValueAsBytes(order(i, random)));
    }
    return number -> all.get((int) (number % all.size()));
  }

  private static ObjectNode order(int number, Random random) {
    Instant created = FIRST.plusSeconds(random.nextInt((int) Duration.ofDays(300).toSeconds()));
    ObjectNode order = JSON.createObjectNode();
    order
        .put("order_id", "ORD-2026-%08d".formatted(number))
        .put("customer_id", 1_000_000L + random.nextInt(5_000_000))
        .put("status", one(random, "placed", "paid", "packed", "shipped", "delivered"))
        .put("channel", one(random, "web", "mobile", "store", "partner"))
        .put("currency", one(random, "EUR", "USD", "GBP", "CHF"))
        .put("created_at", created.toString())
        .put("updated_at", created.plusSeconds(random.nextInt(100_000)).toString())
        .put("total", cents(random, 100_000))
        .put("tax", cents(random, 20_000))
        .put("shipping", cents(random, 2_000))
        .put("quantity", 1 + random.nextInt(MOST_QUANTITY))
        .put("priority", random.nextBoolean())
        .put("gift", random.nextBoolean())
        .put("warehouse", "WH-%03d".formatted(random.nextInt(40)))
        .put("carrier", one(random, "postal", "courier", "freight"))
        .put("tracking", "1Z%016d".formatted(random.nextLong(1_000_000_000_000_000L)))
        .put("coupon", one(random, "NONE", "SPRING-10", "WELCOME", "LOYAL-5"))
        .put("source_ip", "203.0.113." + random.nextInt(256))
        .put("user_agent", "Firefox/128.0 (X11)")
        .put("language", one(random, "en-GB", "de-CH", "fr-FR", "it-IT"));
    order
        .putObject("customer")
        .put("name", one(random, "Ada Muster", "Max Meier", "Zoë Müller", "Jane \"JJ\" Doe"))
        .put("email", "customer%d@example.org".formatted(random.nextInt(5_000_000)))
        .put("phone", "+41 44 555 %02d %02d".formatted(random.nextInt(100), random.nextInt(100)))
        .put("tier", one(random, "none", "silver", "gold"));
    order
        .putObject("address")
        .put("street", "Bahnhofstrasse " + (1 + random.nextInt(200)))
        .put("city", one(random, "Zürich", "Genève", "Basel", "Lugano"))
        .put("zip", Integer.toString(1000 + random.nextInt(8999)))
        .put("country", "CH");
    ArrayNode items = order.putArray("items");
    for (int i = 0; i < 2; i++) {
      items
          .addObject()
          .put("sku", "SKU-%06d".formatted(random.nextInt(1_000_000)))
          .put("title", one(random, "Espresso machine", "Cup, 2 dl", "Filter papers", "Beans 1 kg"))
          .put("quantity", 1 + random.nextInt(MOST_QUANTITY))
          .put("price", cents(random, 50_000));
    }
    order.putArray("tags").add("retail").add(one(random, "new", "returning"));
    order.put("note", "leave it with the neighbours");
    return order;
  }

  private static double cents(Random random, int most) {
    return random.nextInt(most) / 100.0;
  }

  private static String one(Random random, String... of) {
    return of[random.nextInt(of.length)];
  }
}
