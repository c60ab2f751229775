package dev.sluice.core.deadletter;

/**
 * Why a record could not be decoded or encoded. Expressions have codes of their own. A code never
 * changes its meaning.
 */
public enum RecordCode {
  DECODE_MALFORMED("decode/malformed", "The value is not one well-formed document of its format."),
  DECODE_WRONG_TYPE("decode/wrong-type", "A field holds another type than the schema says."),
  DECODE_OUT_OF_RANGE(
      "decode/out-of-range", "A field's value does not fit its type without losing digits."),
  DECODE_MISSING("decode/missing", "A field that is NOT NULL is missing or null."),
  ENCODE_UNWRITABLE("encode/unwritable", "A value has no form in the sink's format."),
  ENCODE_NULL_VALUE(
      "encode/null-value",
      "The field that makes the value is NULL, which Kafka would take for a tombstone."),
  ENCODE_TOMBSTONE_KEY(
      "encode/tombstone-key",
      "A tombstone has no fields, so the sink's key cannot be made from them."),
  ENCODE_KEY_MISSING(
      "encode/key-missing", "The record has no key, and the topic is compacted: it takes none."),
  ENCODE_TIMESTAMP(
      "encode/timestamp", "The record's timestamp is further from now than the topic takes."),
  ENCODE_TOO_LARGE("encode/too-large", "The record is larger than the topic takes.");

  private final String text;
  private final String meaning;

  RecordCode(String text, String meaning) {
    this.text = text;
    this.meaning = meaning;
  }

  public String text() {
    return text;
  }

  public String meaning() {
    return meaning;
  }
}
