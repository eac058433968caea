package dev.sinter.backend.reference;

import dev.sinter.backend.Backend;
import dev.sinter.backend.Provider;
import java.util.List;

/** Offers one {@link ReferenceBackend}. */
public final class ReferenceProvider implements Provider {
  @Override
  public List<Backend> devices() {
    return List.of(new ReferenceBackend());
  }
}
