package dev.sinter.backend.opencl;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import org.jocl.CL;
import org.jocl.LibUtils;

/**
 * JOCL copies its native library from its jar to a fixed name in the folder of temporary files, and
 * loads whatever has that name. A JVM that starts while another one copies, or after one was killed
 * while it did, loads half a library and dies of it. So the library is put there in one step,
 * before JOCL looks.
 */
final class JoclLibrary {
  /** As JOCL composes it, from its version. */
  static final String NAME =
      LibUtils.createLibraryFileName(LibUtils.createPlatformLibraryName("JOCL_2_0_6"));

  private static final System.Logger LOG = System.getLogger(JoclLibrary.class.getName());

  private JoclLibrary() {}

  /** Where it can't be done, or JOCL has another version, JOCL does it its own way. */
  static void prepare() {
    URL library = CL.class.getResource("/lib/" + NAME);
    Path target = Path.of(System.getProperty("java.io.tmpdir"), NAME);
    try {
      if (library != null && !isWhole(target, library)) {
        put(library, target);
      }
    } catch (IOException failed) {
      LOG.log(Level.DEBUG, "JOCL's library was not put to {0}: {1}", target, failed.toString());
    }
  }

  private static boolean isWhole(Path target, URL library) throws IOException {
    URLConnection connection = library.openConnection();
    connection.setUseCaches(false);
    try (InputStream unread = connection.getInputStream()) {
      return Files.exists(target) && Files.size(target) == connection.getContentLengthLong();
    }
  }

  private static void put(URL library, Path target) throws IOException {
    Path part = target.resolveSibling(NAME + "." + UUID.randomUUID());
    try (InputStream content = library.openStream()) {
      Files.copy(content, part);
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
