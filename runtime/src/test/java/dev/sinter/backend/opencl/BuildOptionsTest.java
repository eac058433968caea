package dev.sinter.backend.opencl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sinter.DeviceException;
import dev.sinter.codegen.DeviceClass;
import dev.sinter.fused.Precision;
import org.jocl.cl_device_id;
import org.jocl.cl_platform_id;
import org.junit.jupiter.api.Test;

final class BuildOptionsTest {
  private static final String DIVIDES = "#ifdef SINTER_THROUGH_DOUBLE";

  private static DeviceInfo device(boolean doubles, boolean correctlyRounded) {
    return new DeviceInfo(
        new cl_platform_id(),
        new cl_device_id(),
        DeviceClass.GPU,
        "Old GPU",
        "OpenCL 1.2",
        "1",
        "Some platform",
        1 << 30,
        1 << 28,
        4,
        256,
        doubles,
        correctlyRounded,
        true,
        false);
  }

  @Test
  void exactAsksForCorrectRounding() {
    assertEquals(
        "-cl-std=CL1.2 -cl-fp32-correctly-rounded-divide-sqrt",
        BuildOptions.of(device(true, true), Precision.EXACT, DIVIDES));
  }

  @Test
  void exactGoesThroughDoubleWhereTheDeviceRoundsOtherwise() {
    assertEquals(
        "-cl-std=CL1.2 -D SINTER_THROUGH_DOUBLE",
        BuildOptions.of(device(true, false), Precision.EXACT, DIVIDES));
    assertEquals(
        "-cl-std=CL1.2", BuildOptions.of(device(false, false), Precision.EXACT, "no division"));
  }

  @Test
  void exactDivisionIsRefusedWhereItCannotBeHad() {
    DeviceException refused =
        assertThrows(
            DeviceException.class,
            () -> BuildOptions.of(device(false, false), Precision.EXACT, DIVIDES));
    assertTrue(refused.getMessage().contains("Precision.RELAXED"), refused.getMessage());
  }

  @Test
  void relaxedKeepsNan() {
    String options = BuildOptions.of(device(true, true), Precision.RELAXED, DIVIDES);
    assertEquals("-cl-std=CL1.2 -cl-unsafe-math-optimizations", options);
  }
}
