/**
 * Flink over its REST interface; the only package that speaks HTTP. The answers become records, the
 * failures two exceptions: nobody answered ({@link
 * dev.sluice.ops.flink.FlinkUnreachableException}), or Flink said no ({@link
 * dev.sluice.ops.flink.FlinkRefusedException}).
 */
@NullMarked
package dev.sluice.ops.flink;

import org.jspecify.annotations.NullMarked;
