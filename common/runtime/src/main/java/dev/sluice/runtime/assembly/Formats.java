package dev.sluice.runtime.assembly;

import dev.sluice.core.schema.Schema;
import dev.sluice.core.spec.Format;
import dev.sluice.core.spec.SinkSpec;
import dev.sluice.runtime.format.Decoder;
import dev.sluice.runtime.format.Encoder;
import dev.sluice.runtime.format.json.JsonDecoder;
import dev.sluice.runtime.format.json.JsonEncoder;
import dev.sluice.runtime.format.json.JsonKeyEncoder;
import dev.sluice.runtime.format.raw.RawDecoder;
import dev.sluice.runtime.format.raw.RawEncoder;
import org.jspecify.annotations.Nullable;

/** The one place where a format's name becomes its code. */
final class Formats {

  private Formats() {}

  static Decoder decoder(Format format, Schema schema) {
    return switch (format) {
      case JSON -> new JsonDecoder(schema);
      case RAW -> new RawDecoder();
    };
  }

  static Encoder encoder(SinkSpec sink, Schema schema) {
    return switch (sink.format()) {
      case JSON -> new JsonEncoder(schema);
      case RAW -> RawEncoder.ofValue(schema);
    };
  }

  /** What makes the record's key; null: the input's passes through. */
  static @Nullable Encoder keyEncoder(SinkSpec sink, Schema schema) {
    if (sink.key().isEmpty()) {
      return null;
    }
    return switch (sink.format()) {
      case JSON -> new JsonKeyEncoder(schema, sink.key());
      case RAW -> RawEncoder.ofKey(schema, sink.key().get(0));
    };
  }
}
