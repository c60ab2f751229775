/**
 * SQL types, fields and schemas: what a row holds, and the Java class of each value. The names are
 * those of Flink SQL.
 */
@NullMarked
package dev.sluice.core.schema;

import org.jspecify.annotations.NullMarked;
