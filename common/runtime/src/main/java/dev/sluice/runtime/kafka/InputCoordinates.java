package dev.sluice.runtime.kafka;

import dev.sluice.runtime.row.Coordinates;
import java.io.Serializable;

/** Tells from which input record an output record was made. */
@FunctionalInterface
public interface InputCoordinates<T> extends Serializable {

  Coordinates of(T record);
}
