package dev.sluice.runtime.row;

import java.io.IOException;
import java.io.Serializable;

/** What a topic takes. Asked once per task, by the process that writes. */
@FunctionalInterface
public interface TopicBounds extends Serializable {

  /**
   * The topic's settings of now.
   *
   * @throws IOException when the topic cannot be asked; asking again later may help
   */
  RecordBounds ask() throws IOException;
}
