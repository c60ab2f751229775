/**
 * SQL scalar expressions: Calcite parses, validates and types them, typed closures evaluate them.
 * Three-valued logic, lazy operands, no clock, no random, no I/O: a replay gives the same answer.
 */
@NullMarked
package dev.sluice.core.expression;

import org.jspecify.annotations.NullMarked;
