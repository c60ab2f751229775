package dev.sluice.testkit.disk;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.TimeUnit;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.Path;
import org.apache.flink.core.fs.local.LocalFileSystem;

/** The local disk; making a file takes as long as {@link SlowDisk} says at that moment. */
public final class SlowFileSystem extends LocalFileSystem {
  @Override
  public URI getUri() {
    return URI.create(SlowDisk.SCHEME + ":///");
  }

  @Override
  public FSDataOutputStream create(Path file, WriteMode mode) throws IOException {
    try {
      TimeUnit.MILLISECONDS.sleep(millis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while making " + file);
    }
    return super.create(file, mode);
  }

  private static long millis() throws IOException {
    String control = System.getProperty(SlowDisk.CONTROL);
    if (control == null) {
      return 0;
    }
    try {
      String text = Files.readString(java.nio.file.Path.of(control)).strip();
      // it may just be written
      return text.isEmpty() ? 0 : Long.parseLong(text);
    } catch (NoSuchFileException e) {
      return 0;
    }
  }
}
