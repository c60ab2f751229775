/**
 * YAML as a tree of nodes that know their line and column. No objects are constructed; size, depth
 * and aliases are limited. The only package that knows the YAML library.
 */
@NullMarked
package dev.sluice.core.yaml;

import org.jspecify.annotations.NullMarked;
