package dev.sluice.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LedgerFormatTest {
  private static final InputPartition FLIGHTS =
      new InputPartition("flights.raw", new TopicId(0x1122334455667788L, -2L), 3);
  private static final AccountId SINK =
      new AccountId("late-flights", AccountId.Role.SINK, 1, 0x0123456789ABCDEFL);
  private static final Marker MARKER =
      new Marker(
          -7,
          SINK,
          4700,
          4703,
          4709,
          4711,
          List.of(
              new Account.Source(
                  new AccountId("flights", AccountId.Role.SOURCE, 1, -1),
                  List.of(new InputLine(FLIGHTS, 5, 7, 1_000_007, new Tally(1_000_000, -9))),
                  new Tally(999_999, 42),
                  new TreeMap<>(Map.of("dead", new Tally(1, 3)))),
              new Account.Step(
                  new AccountId("late", AccountId.Role.STEP, 0, 5),
                  new Tally(10, 11),
                  new TreeMap<>(Map.of(Account.MAIN, new Tally(6, 7))),
                  new TreeMap<>(Map.of("filtered", new Tally(4, 4)))),
              new Account.Step(
                  new AccountId("late-flights", AccountId.Role.ENCODE, 1, 6),
                  Tally.ZERO,
                  new TreeMap<>(),
                  new TreeMap<>()),
              new Account.Sink(
                  SINK, "flights.late", List.of(new OutputLine(2, new Tally(6, 7), 8)))));

  @Test
  void everyKindOfRecordIsReadAsItWasWritten() throws UnreadableLedgerException {
    List<LedgerRecord> records =
        List.of(
            MARKER,
            new Loss(MARKER, "p.s.0011.1-4711", true),
            new Repair(MARKER, "p.s.0011.1-4711"),
            Charter.of(
                "flight-delays",
                List.of(
                    new CharterNode(
                        "flights", CharterNode.Kind.SOURCE, List.of(), "", Provenance.NONE),
                    new CharterNode(
                        "late-flights",
                        CharterNode.Kind.SINK,
                        List.of("by-severity.late", "flights"),
                        "flights.late",
                        Provenance.OFFSETS))));
    for (LedgerRecord record : records) {
      assertThat(LedgerFormat.read(LedgerFormat.write(record))).isEqualTo(record);
    }
  }

  @Test
  void theFormIsWhatThePageSays() {
    Marker small =
        new Marker(1, new AccountId("s", AccountId.Role.SINK, 0, 2), 5, 290, 298, 300, List.of());
    assertThat(HexFormat.of().formatHex(LedgerFormat.write(small)))
        .isEqualTo(
            "0201"
                + "0000000000000001"
                + "0173"
                + "0453494e4b"
                + "00"
                + "0000000000000002"
                + "05"
                + "a202"
                + "aa02"
                + "ac02"
                + "00");
    assertThat(small.key()).isEqualTo("marker/s/0/0000000000000002");
  }

  @Test
  void bytesOfAnotherFormAreRefused() {
    byte[] whole = LedgerFormat.write(MARKER);
    byte[] later = whole.clone();
    later[0] = 3;
    assertThatThrownBy(() -> LedgerFormat.read(later)).hasMessageContaining("version 3");
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> LedgerFormat.read(cut))
          .isInstanceOf(UnreadableLedgerException.class);
    }
    byte[] longer = Arrays.copyOf(whole, whole.length + 1);
    assertThatThrownBy(() -> LedgerFormat.read(longer)).hasMessageContaining("1 bytes too many");
  }

  @Test
  void anotherShapeIsAnotherGeneration() {
    CharterNode node =
        new CharterNode("a", CharterNode.Kind.SOURCE, List.of(), "", Provenance.NONE);
    assertThat(Charter.of("p", List.of(node)).generation())
        .isEqualTo(Charter.of("p", List.of(node)).generation())
        .isNotEqualTo(Charter.of("q", List.of(node)).generation())
        .isNotEqualTo(Charter.of("p", List.of(node, node)).generation());
  }
}
