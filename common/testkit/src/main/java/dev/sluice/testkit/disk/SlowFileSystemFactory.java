package dev.sluice.testkit.disk;

import java.net.URI;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.FileSystemFactory;

/** What Flink finds in the plugin. */
public final class SlowFileSystemFactory implements FileSystemFactory {
  @Override
  public String getScheme() {
    return SlowDisk.SCHEME;
  }

  @Override
  public FileSystem create(URI uri) {
    return new SlowFileSystem();
  }
}
