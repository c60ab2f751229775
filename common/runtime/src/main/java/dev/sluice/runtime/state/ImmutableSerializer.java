package dev.sluice.runtime.state;

/** A serializer of values that never change once built: copies are the value itself. */
public abstract class ImmutableSerializer<T> extends FreshSerializer<T> {
  private static final long serialVersionUID = 1L;

  @Override
  public final boolean isImmutableType() {
    return true;
  }

  @Override
  public final T copy(T from) {
    return from;
  }
}
