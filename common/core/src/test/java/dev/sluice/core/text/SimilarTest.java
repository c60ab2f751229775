package dev.sluice.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SimilarTest {
  private static final List<String> FIELDS = List.of("order_id", "amount", "at", "customer");

  @Test
  void findsTheNameThatWasMeant() {
    assertThat(Similar.closest("orderid", FIELDS)).contains("order_id");
    assertThat(Similar.closest("ORDER-ID", FIELDS)).contains("order_id");
    assertThat(Similar.closest("amuont", FIELDS)).contains("amount");
    assertThat(Similar.closest("costumer", FIELDS)).contains("customer");
    assertThat(Similar.closest("AT", FIELDS)).contains("at");
  }

  @Test
  void findsNothingWhenNothingIsNear() {
    assertThat(Similar.closest("price", FIELDS)).isEmpty();
    assertThat(Similar.closest("it", FIELDS)).isEmpty();
    assertThat(Similar.closest("", FIELDS)).isEmpty();
    assertThat(Similar.closest("amount", List.of())).isEmpty();
  }
}
