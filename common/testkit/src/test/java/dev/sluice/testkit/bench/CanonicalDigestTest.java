package dev.sluice.testkit.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CanonicalDigestTest {
  @Test
  void doesNotCareForTheOrderOfRecordsAndFields() {
    assertThat(total("{\"a\":1,\"b\":{\"c\":2,\"d\":3}}", "{\"e\":null}"))
        .isEqualTo(total("{\"e\":null}", "{ \"b\": {\"d\":3,\"c\":2}, \"a\":1 }"));
  }

  @Test
  void seesAnotherValueAMissingFieldAndARecordTooMany() {
    CanonicalDigest.Total whole = total("{\"a\":1,\"b\":2}");
    assertThat(total("{\"a\":1,\"b\":3}")).isNotEqualTo(whole);
    assertThat(total("{\"a\":1}")).isNotEqualTo(whole);
    assertThat(total("{\"a\":1,\"b\":2}", "{\"a\":1,\"b\":2}")).isNotEqualTo(whole);
  }

  @Test
  void namesWhatIsNoJson() {
    assertThatIllegalStateException()
        .isThrownBy(() -> total("{\"a\":"))
        .withMessageContaining("{\"a\":");
  }

  private static CanonicalDigest.Total total(String... records) {
    CanonicalDigest digest = new CanonicalDigest();
    for (String record : records) {
      digest.add(record.getBytes(StandardCharsets.UTF_8));
    }
    return digest.total();
  }
}
