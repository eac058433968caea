package dev.sinter.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A block of Java in a document: either declares classes, or is a list of statements.
 *
 * @param line where it begins, counted from 1
 * @param code between the fences
 * @param prints the block of text that follows at once, which is what the sample prints
 */
record Sample(int line, String code, Optional<String> prints) {
  private static final Pattern BLOCK =
      Pattern.compile("(?ms)^```java\\n(?<code>.*?)^```\\n(?:\\s*^```text\\n(?<prints>.*?)^```$)?");
  private static final Pattern TYPE =
      Pattern.compile("(?m)^(?:(?:public|final|abstract) )*(?:class|record|enum|interface) (\\w+)");
  private static final Pattern IMPORT = Pattern.compile("(?m)^import .*;\\n");
  private static final String IMPORTS = "import dev.sinter.*;\nimport dev.sinter.fused.*;\n";

  /** All blocks of a document. */
  static List<Sample> in(Path document) throws IOException {
    String text = Files.readString(document);
    List<Sample> samples = new ArrayList<>();
    Matcher block = BLOCK.matcher(text);
    while (block.find()) {
      int line = (int) text.substring(0, block.start()).lines().count() + 1;
      samples.add(
          new Sample(line, block.group("code"), Optional.ofNullable(block.group("prints"))));
    }
    return samples;
  }

  /** The class it declares first, or the one made around its statements. */
  String typeName() {
    Matcher type = TYPE.matcher(code);
    return type.find() ? type.group(1) : "Line" + line;
  }

  /** Whether there is something to run: statements, or a {@code main} method. */
  boolean runs() {
    return !declaresTypes() || code.contains("static void main(String");
  }

  /** A compilation unit. */
  String source() {
    if (declaresTypes()) {
      return code.contains("import dev.sinter") ? code : IMPORTS + code;
    }
    String imports =
        IMPORT.matcher(code).results().map(match -> match.group()).collect(Collectors.joining());
    return IMPORTS
        + imports
        + "final class "
        + typeName()
        + " {\n  public static void main(String[] args) throws Exception {\n"
        + IMPORT.matcher(code).replaceAll("")
        + "  }\n}\n";
  }

  private boolean declaresTypes() {
    return TYPE.matcher(code).find();
  }
}
