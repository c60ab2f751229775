package dev.sluice.architecture.broken.drawer;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.HdrHistogram.Histogram;
import org.apache.calcite.sql.SqlNode;
import org.apache.kafka.common.Uuid;
import org.snakeyaml.engine.v2.api.LoadSettings;
import picocli.CommandLine;

/** Imports every library, though none of them is its own. */
public record Libraries(
    LoadSettings yaml,
    SqlNode sql,
    ObjectMapper json,
    CommandLine commands,
    Uuid topic,
    Histogram latency) {}
