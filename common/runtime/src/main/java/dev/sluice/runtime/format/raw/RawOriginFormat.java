package dev.sluice.runtime.format.raw;

import dev.sluice.core.schema.Field;
import dev.sluice.runtime.row.Origin;
import dev.sluice.runtime.row.OriginFormat;
import org.jspecify.annotations.Nullable;

/** Opens raw values. Found by name in savepoints: never rename. */
public final class RawOriginFormat implements OriginFormat {
  private static final long serialVersionUID = 1L;
  private static final byte TAG = 'r';

  /** The name of the one field. */
  static final String FIELD = "value";

  @Override
  public byte tag() {
    return TAG;
  }

  @Override
  public Origin open(byte[] value) {
    return new RawOrigin(this, value);
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared; nobody writes to the array
  private record RawOrigin(OriginFormat format, byte[] bytes) implements Origin {
    @Override
    public byte @Nullable [] read(Field field) {
      return field.name().equals(FIELD) ? bytes : null;
    }
  }
}
