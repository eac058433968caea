package dev.sinter.backend.opencl;

import dev.sinter.backend.Backend;
import dev.sinter.backend.PrimitiveCase;
import dev.sinter.backend.PrimitiveConformance;
import java.util.List;

/** Scans and sorts on GPUs of which nobody knows whether work-groups may wait for each other. */
final class GroupsThatMayNotWaitTest extends PrimitiveConformance {
  private static final int EVERY = 7;

  @Override
  protected List<Backend> backends() {
    OpenClDevices.require();
    return OpenClDevices.ofOtherPlatform();
  }

  @Override
  protected boolean isChosen(PrimitiveCase test) {
    boolean waits = test.name().matches("(Scan|Sort|Top).*");
    return waits && Math.floorMod(test.name().hashCode(), EVERY) == 0;
  }
}
