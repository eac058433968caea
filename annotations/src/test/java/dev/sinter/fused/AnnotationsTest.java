package dev.sinter.fused;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.annotation.Annotation;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;

/** Where the annotations may stand and what they say when nothing is said. */
class AnnotationsTest {

  @Test
  void eachStandsInOnePlaceAndStaysInTheClassFile() {
    check(Fused.class, ElementType.METHOD);
    check(Uniform.class, ElementType.PARAMETER);
    check(Index.class, ElementType.PARAMETER);
  }

  @Test
  void fusedIsExactByDefault() throws NoSuchMethodException {
    assertEquals(Precision.EXACT, Fused.class.getMethod("precision").getDefaultValue());
  }

  @Test
  void indexIsFlatByDefault() throws NoSuchMethodException {
    assertEquals(Index.FLAT, Index.class.getMethod("value").getDefaultValue());
    assertEquals(Integer.MIN_VALUE, Index.FLAT);
  }

  private static void check(Class<? extends Annotation> type, ElementType place) {
    assertArrayEquals(new ElementType[] {place}, type.getAnnotation(Target.class).value());
    assertEquals(RetentionPolicy.CLASS, type.getAnnotation(Retention.class).value());
  }
}
