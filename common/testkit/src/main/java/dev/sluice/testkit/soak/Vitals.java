package dev.sluice.testkit.soak;

/**
 * A TaskManager at a moment.
 *
 * @param life one process: a TaskManager that is started again has another
 * @param at milliseconds since the start
 * @param work slots that are taken: it needs more of everything when it has more to do
 * @param heap bytes in use, garbage included
 */
record Vitals(String life, long at, int work, long threads, long heap, long heapMax)
    implements HistoryEntry {}
