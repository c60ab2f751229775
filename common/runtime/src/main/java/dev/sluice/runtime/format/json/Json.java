package dev.sluice.runtime.format.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;

/**
 * Jackson, set up to refuse what is ambiguous and to take what is merely large: Kafka limits a
 * record's size.
 */
final class Json {
  /**
   * Objects and arrays within each other. Deeper documents are attacks or accidents, and cost
   * stack.
   */
  static final int MAX_DEPTH = 1000;

  /**
   * Digits of a number that is made a value; more cost quadratic time. A number that is only copied
   * may have any length.
   */
  static final int MAX_DIGITS = 1000;

  static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .build())
          // which of two values was meant is never guessed
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          // member names come from records: they would fill the JVM's table, and colliding ones
          // would be an error
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
          .build();

  private Json() {}
}
