package dev.sluice.testkit.proxy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/**
 * Moves one direction of a connection. It looks at the head of each frame (4 bytes of size, then
 * the header) and moves the rest as it comes, through one buffer.
 */
final class FramePump implements Runnable {
  private static final int BUFFER = 128 * 1024;

  private final SocketChannel from;
  private final SocketChannel to;
  private final Judge judge;
  private final Runnable end;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER).flip();

  /** Decides over a frame from its first bytes; may wait. */
  interface Judge {
    Fate judge(ByteBuffer head) throws InterruptedException;
  }

  /**
   * @param end closes both directions
   */
  FramePump(SocketChannel from, SocketChannel to, Judge judge, Runnable end) {
    this.from = from;
    this.to = to;
    this.judge = judge;
    this.end = end;
  }

  @Override
  public void run() {
    try {
      boolean open = true;
      while (open && fill(Integer.BYTES)) {
        int bytes = Integer.BYTES + buffer.getInt(buffer.position());
        open = fill(Math.min(bytes, RequestHead.BYTES)) && obey(judge.judge(buffer), bytes);
      }
    } catch (IOException e) {
      return; // either side has gone away, as connections do
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      end.run();
    }
  }

  /** False when the connection must end. */
  private boolean obey(Fate fate, int bytes) throws IOException {
    return switch (fate) {
      case PASS -> pass(bytes);
      case TWICE -> twice(bytes);
      case SKIP -> skip(bytes);
      case SILENCE -> skip(Long.MAX_VALUE);
      case CUT -> false;
    };
  }

  private boolean pass(long bytes) throws IOException {
    for (long left = bytes; left > 0; ) {
      if (!fill(1)) {
        return false;
      }
      int now = (int) Math.min(left, buffer.remaining());
      write(buffer.slice(buffer.position(), now));
      buffer.position(buffer.position() + now);
      left -= now;
    }
    return true;
  }

  private boolean twice(int bytes) throws IOException {
    ByteBuffer copy = ByteBuffer.allocate(bytes);
    while (copy.hasRemaining()) {
      if (!fill(1)) {
        return false;
      }
      int now = Math.min(copy.remaining(), buffer.remaining());
      copy.put(buffer.slice(buffer.position(), now));
      buffer.position(buffer.position() + now);
    }
    write(copy.flip());
    write(copy.rewind());
    return true;
  }

  private boolean skip(long bytes) throws IOException {
    for (long left = bytes; left > 0; ) {
      if (!fill(1)) {
        return false;
      }
      int now = (int) Math.min(left, buffer.remaining());
      buffer.position(buffer.position() + now);
      left -= now;
    }
    return true;
  }

  private void write(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      to.write(bytes);
    }
  }

  /** Reads until so many bytes are there; false at the end of the stream. */
  private boolean fill(int bytes) throws IOException {
    if (buffer.remaining() >= bytes) {
      return true;
    }
    buffer.compact();
    try {
      while (buffer.position() < bytes) {
        if (from.read(buffer) < 0) {
          return false;
        }
      }
      return true;
    } finally {
      buffer.flip();
    }
  }
}
