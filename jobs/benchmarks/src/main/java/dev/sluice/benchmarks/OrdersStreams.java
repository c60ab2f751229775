package dev.sluice.benchmarks;

import dev.sluice.benchmarks.OrdersPojoJob.Order;

/** Bulk orders in Kafka Streams, with the classes of {@link OrdersPojoJob}. */
public final class OrdersStreams {
  private OrdersStreams() {}

  public static void main(String[] args) throws Exception {
    StreamsFrame.run(
        args,
        orders ->
            orders
                .mapValues(value -> Pojos.read(value, Order.class))
                .filter((key, order) -> order.quantity > 5)
                .mapValues(order -> Pojos.write(order.sized())));
  }
}
