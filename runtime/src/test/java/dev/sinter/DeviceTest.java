package dev.sinter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class DeviceTest {
  @Test
  void theJvmIsAlwaysThereAndLast() {
    assertSame(Device.jvm(), Device.find("JVM"));
    assertSame(Device.jvm(), Device.all().get(Device.all().size() - 1));
    assertEquals(Device.Kind.JVM, Device.jvm().kind());
    for (DType type : DType.reals()) {
      assertTrue(Device.jvm().supports(type), type::toString);
    }
  }

  @Test
  void anUnknownDeviceIsAnErrorThatListsTheKnownOnes() {
    DeviceException error = assertThrows(DeviceException.class, () -> Device.find("opencl:gpu:99"));
    assertTrue(error.getMessage().contains("\"opencl:gpu:99\" not found"), error.getMessage());
    assertTrue(error.getMessage().contains("jvm"), error.getMessage());
    assertThrows(DeviceException.class, () -> Device.find(""));
  }

  @Test
  void scopesChooseTheDeviceAndNest() {
    Device reference = Device.find("reference");
    try (Scope outer = Scope.on(Device.jvm())) {
      assertSame(Device.jvm(), Device.current());
      try (Scope inner = Scope.on(reference)) {
        assertSame(reference, Array.of(1).device());
      }
      assertSame(Device.jvm(), Array.of(1).device());
    }
  }

  @Test
  void scopesMustBeClosedInnermostFirst() {
    Scope outer = Scope.open();
    Scope inner = Scope.open();
    assertThrows(SinterException.class, outer::close);
    inner.close();
    outer.close();
    outer.close();
  }
}
