package dev.sluice.architecture.broken.drawer;

/** A name and two exceptions that say nothing. */
public record DrawerUtils(String content) {

  public void open() throws Exception {
    if (content.isEmpty()) {
      throw new RuntimeException("something happened");
    }
  }
}
