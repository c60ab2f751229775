package dev.sluice.testkit.soak;

import java.util.List;

/**
 * What there is to judge when load and pipelines have ended.
 *
 * @param perKey how many sequence numbers of each key were written
 * @param acknowledged records, copies included
 * @param live of the reader that read along
 * @param troubles what went wrong on the way to the end
 */
record Written(long[] perKey, long acknowledged, List<LiveReading> live, List<String> troubles) {
  Written {
    live = List.copyOf(live);
    troubles = List.copyOf(troubles);
  }
}
