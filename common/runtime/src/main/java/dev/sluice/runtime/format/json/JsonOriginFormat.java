package dev.sluice.runtime.format.json;

import dev.sluice.runtime.row.Origin;
import dev.sluice.runtime.row.OriginFormat;

/** Opens JSON values. Found by name in savepoints: never rename. */
public final class JsonOriginFormat implements OriginFormat {
  private static final long serialVersionUID = 1L;
  private static final byte TAG = 'j';

  @Override
  public byte tag() {
    return TAG;
  }

  @Override
  public Origin open(byte[] value) {
    return JsonOrigin.lazy(value);
  }
}
