package dev.sluice.core.spec.file;

import dev.sluice.core.spec.NodeRef;
import dev.sluice.core.yaml.YamlNode.YamlScalar;

/** One input of a step or sink, and where the file names it. */
public record FromEntry(NodeRef ref, YamlScalar at) {}
