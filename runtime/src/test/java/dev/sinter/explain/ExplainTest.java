package dev.sinter.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sinter.Array;
import dev.sinter.DType;
import dev.sinter.Device;
import dev.sinter.Format;
import dev.sinter.Scope;
import dev.sinter.Shape;
import dev.sinter.codegen.Json;
import dev.sinter.codegen.opencl.Golden;
import dev.sinter.plan.Reason;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** Every format of a handful of plans; needs no device. */
final class ExplainTest {
  @RegisterExtension static final Golden GOLDEN = new Golden();

  /** Pages repeat the picture and the sources, which have goldens of their own. */
  private static void assertGolden(Explanation plan) throws Exception {
    List<Explanation> plans = List.of(plan);
    GOLDEN.assertMatches(Explain.text(plans), "txt");
    GOLDEN.assertMatches(Explain.dot(plans), "dot");
    GOLDEN.assertMatches(Explain.json(plans), "json");
    GOLDEN.assertMatches(Explain.svg(plans), "svg");
    wellFormed(Explain.svg(plans));
    wellFormed(Explain.html(plans));
    Json.read(Explain.json(plans));
  }

  private static Document wellFormed(String text) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    return factory.newDocumentBuilder().parse(new InputSource(new StringReader(text)));
  }

  @Test
  void simple() throws Exception {
    assertGolden(SamplePlans.simple());
    GOLDEN.assertMatches(Explain.html(List.of(SamplePlans.simple())), "html");
  }

  @Test
  void reduction() throws Exception {
    assertGolden(SamplePlans.reduction());
  }

  @Test
  void severalOutputs() throws Exception {
    assertGolden(SamplePlans.severalOutputs());
  }

  @Test
  void splits() throws Exception {
    assertGolden(SamplePlans.splits());
  }

  @Test
  void deepChain() throws Exception {
    assertGolden(SamplePlans.deepChain());
  }

  @Test
  void fusedMethods() throws Exception {
    assertGolden(SamplePlans.fusedMethods());
  }

  @Test
  void severalDevices() throws Exception {
    List<Explanation> plans = List.of(SamplePlans.simple(), SamplePlans.reduction());
    assertTrue(Explain.text(plans).contains(Explain.text(plans.subList(1, 2))));
    Map<?, ?> json = (Map<?, ?>) Json.read(Explain.json(plans));
    assertEquals(2, ((List<?>) json.get("plans")).size());
    assertEquals(2, Explain.dot(plans).lines().filter(line -> line.contains("cluster_")).count());
    assertEquals(1, wellFormed(Explain.svg(plans)).getElementsByTagName("svg").getLength());
    assertEquals(2, wellFormed(Explain.html(plans)).getElementsByTagName("h2").getLength());
  }

  @Test
  void theSameGraphAlwaysGivesTheSameTexts() {
    List<Explanation> first = List.of(SamplePlans.large());
    List<Explanation> second = List.of(SamplePlans.large());
    assertEquals(Explain.text(first), Explain.text(second));
    assertEquals(Explain.dot(first), Explain.dot(second));
    assertEquals(Explain.svg(first), Explain.svg(second));
    assertEquals(Explain.html(first), Explain.html(second));
    assertEquals(Explain.json(first), Explain.json(second));
  }

  @Test
  void textFitsInAHundredColumns() {
    for (Explanation plan : List.of(SamplePlans.large(), SamplePlans.deepChain())) {
      int widest = Explain.text(List.of(plan)).lines().mapToInt(String::length).max().orElse(0);
      assertTrue(widest <= 100, () -> "a line has " + widest + " columns");
    }
  }

  @Test
  void everyKernelIsDescribedOnce() {
    Explanation plan = SamplePlans.deepChain();
    List<String> titles =
        Explain.text(List.of(plan))
            .lines()
            .map(line -> line.replaceFirst("^[│├└─ ]+", ""))
            .filter(line -> line.matches("kernel \\d+: .*"))
            .map(line -> line.substring(0, line.indexOf(':')))
            .sorted()
            .toList();
    List<String> expected = new ArrayList<>();
    for (int kernel = 1; kernel <= plan.kernels().size(); kernel++) {
      expected.add("kernel " + kernel);
    }
    assertEquals(expected.stream().sorted().toList(), titles);
  }

  @Test
  void theBytesOfTheOperandsAreTheBytesThatTheKernelReads() {
    for (Explanation plan :
        List.of(SamplePlans.simple(), SamplePlans.reduction(), SamplePlans.splits())) {
      for (int kernel = 0; kernel < plan.kernels().size(); kernel++) {
        long sum = plan.into(kernel).stream().mapToLong(Explanation.Flow::bytes).sum();
        assertEquals(plan.kernels().get(kernel).bytesRead(), sum);
      }
    }
  }

  @Test
  void operationByOperationReadsEveryOperandAndWritesEveryResult() {
    Explanation plan = SamplePlans.simple(); // sqrt(x * x + 1) of 1,000 floats
    assertEquals(3, plan.unfusedOperations());
    assertEquals(3 * (4000 + 4000), plan.unfusedBytes());
    assertEquals(4000 + 4000, plan.bytesMoved());
    assertTrue(Explain.text(List.of(plan)).contains("67 % less than 23.4 KiB in 3 operations"));
  }

  @Test
  void everyReasonReachesEveryFormat() throws IOException {
    List<Explanation> plans = List.of(SamplePlans.splits());
    String reason = Reason.LONG_ROWS.text();
    assertTrue(Explain.text(plans).contains("not fused   " + reason));
    assertTrue(Explain.dot(plans).contains("not fused: " + reason));
    String drawn = Explain.svg(plans).replaceAll("</text>\n<text[^>]*>", " ");
    assertTrue(drawn.contains("not fused, long rows: " + reason));
    assertTrue(Explain.html(plans).contains("not fused: " + reason));
    assertTrue(Explain.json(plans).contains("\"text\": \"" + reason + "\""));
  }

  @Test
  @SuppressWarnings("try") // the scope acts by being open
  void aPictureCountsValuesThatLookAlike() {
    try (Scope scope = Scope.on(Device.jvm())) {
      Array rows = Array.zeros(DType.F32, Shape.of(4, 1 << 18)).eval();
      Array scaled = rows.sub(rows.mean(true, 1)).div(rows.max(true, 1));
      assertTrue(scaled.explain(Format.SVG).contains(">2 × F32 16 B strided<"));
    }
  }

  @Test
  void namesAreEscaped() throws Exception {
    List<Explanation> plans = List.of(SamplePlans.fusedMethods());
    String name = "a<b & c";
    assertTrue(Explain.text(plans).contains(name));
    assertTrue(Explain.svg(plans).contains("a&lt;b &amp; c"));
    assertTrue(
        wellFormed(Explain.html(plans)).getDocumentElement().getTextContent().contains(name));
    assertTrue(Explain.dot(plans).contains("a<b &amp; c"));
    assertTrue(Explain.dot(plans).contains("\\\"quoted\\\\\\\""), Explain.dot(plans));
    assertTrue(Json.read(Explain.json(plans)).toString().contains(name));
  }

  @Test
  void charactersThatXmlForbidsAreReplaced() throws Exception {
    String text = "<a>" + Markup.escape("\u0000 \u001b \uFFFE \uD800 \t ok") + "</a>";
    assertEquals(
        "\uFFFD \uFFFD \uFFFD \uFFFD \t ok",
        wellFormed(text).getDocumentElement().getTextContent());
  }

  @Test
  void pagesNeedNothingFromOutside() {
    String page = Explain.html(List.of(SamplePlans.splits()));
    for (String outside : List.of("<script", "<link", "src=", "href=", "@import", "url(http")) {
      assertTrue(!page.contains(outside), outside);
    }
    assertTrue(page.contains("__kernel void sinter_"));
  }
}
