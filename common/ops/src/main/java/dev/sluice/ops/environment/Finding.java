package dev.sluice.ops.environment;

/** Something about the environment that a person should know, and what to do about it. */
public record Finding(Level level, String message, String remedy) {

  public enum Level {
    ERROR,
    WARNING
  }

  static Finding error(String message, String remedy) {
    return new Finding(Level.ERROR, message, remedy);
  }

  static Finding warning(String message, String remedy) {
    return new Finding(Level.WARNING, message, remedy);
  }
}
