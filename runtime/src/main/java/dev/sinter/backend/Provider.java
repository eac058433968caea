package dev.sinter.backend;

import java.util.List;

/** Finds the devices of one kind of backend. */
public interface Provider {
  /**
   * The devices found, best first; empty if the system has none. Never throws for an absent driver.
   */
  List<Backend> devices();
}
