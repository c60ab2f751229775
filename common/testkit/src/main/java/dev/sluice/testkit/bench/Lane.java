package dev.sluice.testkit.bench;

import java.nio.file.Path;

/**
 * Where one contestant works once.
 *
 * @param name of its own, fit for a topic and a pipeline
 * @param home root of the project
 * @param folder of its own, for its files and logs
 * @param percent how many of a hundred input records come out
 */
record Lane(
    String name,
    String bootstrapServers,
    String input,
    String output,
    Path home,
    Path folder,
    int percent) {}
