package dev.sluice.benchmarks;

/** Bulk orders in Flink SQL. */
public final class OrdersSqlJob {
  private static final String COLUMNS =
      """
        order_id STRING, customer_id BIGINT, status STRING, channel STRING, currency STRING,
        created_at STRING, updated_at STRING, total DOUBLE, tax DOUBLE, shipping DOUBLE,
        quantity INT, priority BOOLEAN, gift BOOLEAN, warehouse STRING, carrier STRING,
        tracking STRING, coupon STRING, source_ip STRING, user_agent STRING, `language` STRING,
        customer ROW<name STRING, email STRING, phone STRING, tier STRING>,
        address ROW<street STRING, city STRING, zip STRING, country STRING>,
        items ARRAY<ROW<sku STRING, title STRING, quantity INT, price DOUBLE>>,
        tags ARRAY<STRING>""";

  private OrdersSqlJob() {}

  public static void main(String[] args) throws Exception {
    SqlFrame.run(
        args,
        COLUMNS + ", note STRING",
        COLUMNS + ", size STRING",
        """
        SELECT order_id, customer_id, status, channel, currency, created_at, updated_at, total, tax,
            shipping, quantity, priority, gift, warehouse, carrier, tracking, coupon, source_ip,
            user_agent, `language`, customer, address, items, tags,
          CASE WHEN quantity > 8 THEN 'pallet' ELSE 'box' END
        FROM source WHERE quantity > 5""");
  }
}
