package dev.sluice.testkit.bench;

import java.nio.file.Path;
import java.util.List;

/**
 * Where one contestant works once.
 *
 * @param name of its own, fit for a topic and a pipeline
 * @param output the one topic, or what the names of all begin with
 * @param home root of the project
 * @param folder of its own, for its files and logs
 * @param percent how many of a hundred input records come out
 */
record Lane(
    String name,
    String bootstrapServers,
    String input,
    String output,
    List<String> outputs,
    Path home,
    Path folder,
    int percent) {}
