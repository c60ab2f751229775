package dev.sluice.ops.demo;

/** One record before it is sent. */
record InputRecord(String key, byte[] value) {}
