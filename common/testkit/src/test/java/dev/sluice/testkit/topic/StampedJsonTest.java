package dev.sluice.testkit.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.testkit.topic.StampedJson.Form;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StampedJsonTest {
  private final Stamped record = new Stamped(17, 20_042, 1_795_534_565_000L);

  @Test
  void isAboutAHundredBytesLong() {
    assertThat(StampedJson.write(record, Form.AS_WRITTEN)).hasSizeBetween(85, 115);
  }

  @Test
  void readsWhatItHasWritten() throws CorruptedRecordException {
    for (Form form : new Form[] {Form.AS_WRITTEN, Form.MALFORMED}) {
      assertThat(StampedJson.read(StampedJson.write(record, form), form)).isEqualTo(record);
    }
    assertThat(StampedJson.read(edited("}", ",\"twice\":40084}"), Form.DOUBLED)).isEqualTo(record);
  }

  @Test
  void refusesWhatWasDamaged() {
    refuses(edited("\"k17\"", "\"k18\""), Form.AS_WRITTEN);
    refuses(edited("20042", "20043"), Form.AS_WRITTEN);
    refuses(edited("1795534565000", "1795534565001"), Form.AS_WRITTEN);
    refuses(edited("\"pad\":\"", "\"pad\":\"x"), Form.AS_WRITTEN);
    refuses(edited("}", ""), Form.AS_WRITTEN);
    refuses(edited("}", ",\"twice\":40085}"), Form.DOUBLED);
    refuses(edited("}", "}"), Form.DOUBLED);
    refuses(edited("}", "}"), Form.MALFORMED);
    refuses(new byte[0], Form.AS_WRITTEN);
    refuses(null, Form.AS_WRITTEN);
  }

  private static void refuses(byte[] value, Form form) {
    assertThatThrownBy(() -> StampedJson.read(value, form))
        .isInstanceOf(CorruptedRecordException.class);
  }

  private byte[] edited(String what, String by) {
    String text = new String(StampedJson.write(record, Form.AS_WRITTEN), StandardCharsets.UTF_8);
    return text.replace(what, by).getBytes(StandardCharsets.UTF_8);
  }
}
