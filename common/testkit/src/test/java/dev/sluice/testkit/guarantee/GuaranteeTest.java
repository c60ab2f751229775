package dev.sluice.testkit.guarantee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.testkit.check.Finding;
import dev.sluice.testkit.check.Verdict;
import dev.sluice.testkit.topic.LoadJson;
import dev.sluice.testkit.topic.Sequenced;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class GuaranteeTest {
  private static final Sequenced A0 = new Sequenced("a", 0);
  private static final Sequenced A1 = new Sequenced("a", 1);

  @Test
  void exactlyOnceRefusesARepetitionAndALoss() {
    new ExactlyOnce<>(List.of(A0, A1), List.of(A1, A0)).require();

    assertThatThrownBy(() -> new ExactlyOnce<>(List.of(A0, A1), List.of(A0, A0)).require())
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith(
            "ExactlyOnce is broken: expected 2, actual 2\n  missing: 1, first " + A1);
  }

  @Test
  void perKeyOrderRefusesOnlyWrongOrder() {
    new PerKeyOrder<>(List.of(A0, A1), List.of(A1), Sequenced::key).require();

    assertThat(
            new PerKeyOrder<>(List.of(A0, A1), List.of(A1, A0), Sequenced::key)
                .verdict()
                .outOfOrder())
        .isEqualTo(new Finding(1, List.of(A0.toString())));
  }

  @Test
  void aReaderMayBeBehind() {
    new NothingUncommittedIsVisible<>(
            List.of(output(0, A0)),
            List.of(output(0, A0), output(1, A1)),
            r -> LoadJson.read(r.value()))
        .require();
  }

  @Test
  void whatWasSeenMustStay() {
    var seen = List.of(output(0, A0), output(1, A1));

    var verdict =
        new NothingUncommittedIsVisible<>(
                seen, List.of(output(0, A0)), r -> LoadJson.read(r.value()))
            .verdict();

    assertThat(verdict.unexpected().count()).isEqualTo(1);
  }

  @Test
  void whatWasSeenMustNotComeAgain() {
    var committed = List.of(output(0, A0), output(2, A0));

    var verdict =
        new NothingUncommittedIsVisible<>(committed, committed, r -> LoadJson.read(r.value()))
            .verdict();

    assertThat(verdict.repeated().count()).isEqualTo(1);
    assertThat(verdict.unexpected().count()).isZero();
  }

  @Test
  void aDeadLetterHasTheCoordinatesAndTheBytesOfItsRecord() {
    var bad = input(7, "{broken");

    new EveryBadRecordIsADeadLetter(List.of(bad), List.of(letter(7, "{broken"))).require();
    assertThat(verdict(bad, List.of()).missing().examples()).containsExactly("in-0 at offset 7");
    assertThat(verdict(bad, List.of(letter(7, "{repaired"))).unexpected().count()).isEqualTo(1);
    assertThat(verdict(bad, List.of(letter(8, "{broken"))).missing().count()).isEqualTo(1);
    assertThat(verdict(bad, List.of(letter(7, "{broken"), letter(7, "{broken"))).repeated().count())
        .isEqualTo(1);
  }

  @Test
  void aDeadLetterSaysWhy() {
    var silent = letter(7, "{broken");
    silent.headers().remove("sluice.dead.reason");

    assertThatThrownBy(() -> verdict(input(7, "{broken"), List.of(silent)))
        .hasMessage("dead letter dead-0 at offset 7 has no header sluice.dead.reason");
  }

  private static Verdict verdict(
      ConsumerRecord<byte[], byte[]> bad, List<ConsumerRecord<byte[], byte[]>> letters) {
    return new EveryBadRecordIsADeadLetter(List.of(bad), letters).verdict();
  }

  private static ConsumerRecord<byte[], byte[]> output(long offset, Sequenced identity) {
    String json =
        "{\"key\":\"" + identity.key() + "\",\"seq\":" + identity.sequence() + ",\"more\":[{}]}";
    return new ConsumerRecord<>("out", 0, offset, null, json.getBytes(StandardCharsets.UTF_8));
  }

  private static ConsumerRecord<byte[], byte[]> input(long offset, String value) {
    return new ConsumerRecord<>("in", 0, offset, null, value.getBytes(StandardCharsets.UTF_8));
  }

  private static ConsumerRecord<byte[], byte[]> letter(long offset, String value) {
    ConsumerRecord<byte[], byte[]> letter =
        new ConsumerRecord<>("dead", 0, 7, null, value.getBytes(StandardCharsets.UTF_8));
    Map.of(
            "pipeline", "orders",
            "node", "in",
            "stage", "decode",
            "code", "json/syntax",
            "reason", "unexpected end",
            "topic", "in",
            "partition", "0",
            "offset", Long.toString(offset),
            "timestamp", "0")
        .forEach(
            (name, text) ->
                letter.headers().add("sluice.dead." + name, text.getBytes(StandardCharsets.UTF_8)));
    return letter;
  }
}
