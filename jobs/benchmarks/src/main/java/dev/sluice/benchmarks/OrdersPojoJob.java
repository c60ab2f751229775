package dev.sluice.benchmarks;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;

/** Bulk orders by hand: a class for what comes in and goes out, and Jackson's data binding. */
public final class OrdersPojoJob {

  private OrdersPojoJob() {}

  public static void main(String[] args) throws Exception {
    HandWritten job = HandWritten.of(args);
    StreamExecutionEnvironment env = HandWritten.environment();
    job.write(
        job.read(env, new Pojos.Reader<>(Order.class))
            .filter(order -> order.quantity > 5)
            .uid("bulk")
            .map(Order::sized)
            .returns(Order.class)
            .uid("size"),
        new Pojos.Writer<>());
    env.execute(job.name());
  }

  /** An order; its note is read and not written, its size the other way round. */
  public static final class Order {
    @JsonProperty("order_id")
    public @Nullable String orderId;

    @JsonProperty("customer_id")
    public long customerId;

    public @Nullable String status;

    public @Nullable String channel;

    public @Nullable String currency;

    @JsonProperty("created_at")
    public @Nullable String createdAt;

    @JsonProperty("updated_at")
    public @Nullable String updatedAt;

    public double total;

    public double tax;

    public double shipping;

    public int quantity;

    public boolean priority;

    public boolean gift;

    public @Nullable String warehouse;

    public @Nullable String carrier;

    public @Nullable String tracking;

    public @Nullable String coupon;

    @JsonProperty("source_ip")
    public @Nullable String sourceIp;

    @JsonProperty("user_agent")
    public @Nullable String userAgent;

    public @Nullable String language;

    public @Nullable Customer customer;
    public @Nullable Address address;
    public @Nullable List<Item> items;
    public @Nullable List<String> tags;

    @JsonProperty(access = JsonProperty.Access.WRITE_ONLY)
    public @Nullable String note;

    public @Nullable String size;

    Order sized() {
      size = quantity > 8 ? "pallet" : "box";
      return this;
    }
  }

  /** Who ordered. */
  public static final class Customer {
    public @Nullable String name;
    public @Nullable String email;
    public @Nullable String phone;
    public @Nullable String tier;
  }

  /** Where it goes. */
  public static final class Address {
    public @Nullable String street;
    public @Nullable String city;
    public @Nullable String zip;
    public @Nullable String country;
  }

  /** What goes there. */
  public static final class Item {
    public @Nullable String sku;
    public @Nullable String title;
    public int quantity;
    public double price;
  }
}
