package dev.sinter;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * Tests that every device must pass alike; subclasses name the device. All arrays of a test belong
 * to a scope on it.
 */
abstract class DeviceSuite {
  private Scope scope;

  /** The device; aborts the test where there is none. */
  abstract Device device();

  @BeforeEach
  final void openScope() {
    scope = Scope.on(device());
    Kernels.clearHistory();
  }

  @AfterEach
  final void closeScope() {
    if (scope != null) {
      scope.close();
    }
  }
}
