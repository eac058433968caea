package dev.sinter.backend.jvm;

import dev.sinter.backend.Backend;
import dev.sinter.backend.Provider;
import java.util.List;

/** Offers the one {@link JvmBackend}, which needs nothing but the JDK. */
public final class JvmProvider implements Provider {
  @Override
  public List<Backend> devices() {
    return List.of(new JvmBackend());
  }
}
