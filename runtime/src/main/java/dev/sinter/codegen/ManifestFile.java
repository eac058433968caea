package dev.sinter.codegen;

import java.util.Comparator;
import java.util.List;

/**
 * The content of one manifest, the resource that lists the fused methods of a class.
 *
 * @param format {@link Manifest#FORMAT} of the writer
 * @param emitter {@link Manifest#EMITTER} of the writer
 * @param className binary name of the class
 * @param kernels sorted by id
 */
public record ManifestFile(int format, int emitter, String className, List<KernelEntry> kernels) {
  /** Sorts and copies the list. */
  public ManifestFile {
    kernels = kernels.stream().sorted(Comparator.comparing(KernelEntry::id)).toList();
  }

  /** In the current format. */
  public static ManifestFile of(String className, List<KernelEntry> kernels) {
    return new ManifestFile(Manifest.FORMAT, Manifest.EMITTER, className, kernels);
  }
}
