package dev.sinter.pass;

import dev.sinter.ir.Storage;

/** The elements of a call that is taken as evaluated already. */
record Elsewhere(long size) implements Storage {
  @Override
  public void retain() {
    // Nothing is held.
  }

  @Override
  public void release() {
    // Nothing is held.
  }
}
