package dev.sluice.testkit.audit;

/** An output record that is about to be written, and to which partition. */
record OutputDraft(int inputPartition, long inputOffset, int partition, String key, String value) {
  OutputDraft to(int other) {
    return new OutputDraft(inputPartition, inputOffset, other, key, value);
  }

  OutputDraft withValue(String other) {
    return new OutputDraft(inputPartition, inputOffset, partition, key, other);
  }
}
