package dev.sinter.processor;

import java.util.List;

/** What happens to fused classes once their declarations are read. */
public interface FrontEnd {
  /**
   * Takes over a class whose stub has been written, to report its problems and to make its kernels.
   *
   * @param fused as read in this round; elements may be other objects later
   * @param more problems found while the stub was written
   */
  void add(FusedClass fused, List<Report> more);
}
