package org.deriv.render.notation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.deriv.diagnostic.Source;
import org.deriv.document.LatexCheck;
import org.deriv.expr.Expr;
import org.deriv.lang.Reader;
import org.deriv.problem.Problem;
import org.deriv.render.ink.Typefaces;
import org.deriv.render.maths.MathSetter;
import org.deriv.render.maths.MathStyle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Prints every expression of the example and acceptance files. */
class CorpusTest {
  private static final MathSetter SETTER = new MathSetter(new Typefaces());

  static Stream<Path> files() throws IOException {
    try (Stream<Path> walk = Files.walk(Path.of("src/test/resources"))) {
      return walk.filter(path -> path.toString().endsWith(".deriv")).sorted().toList().stream();
    }
  }

  /** Every expression that a record mentions. */
  static Set<Expr> expressions(Object part) {
    Set<Expr> found = new LinkedHashSet<>();
    collect(part, found);
    return found;
  }

  private static void collect(Object part, Set<Expr> found) {
    switch (part) {
      case Expr expr -> found.add(expr);
      case Optional<?> optional -> optional.ifPresent(inside -> collect(inside, found));
      case Collection<?> many -> many.forEach(inside -> collect(inside, found));
      case Map<?, ?> map -> map.values().forEach(inside -> collect(inside, found));
      case Record record -> {
        for (RecordComponent component : record.getClass().getRecordComponents()) {
          try {
            component.getAccessor().setAccessible(true);
            collect(component.getAccessor().invoke(record), found);
          } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
          }
        }
      }
      default -> {}
    }
  }

  private static List<String> printed(Path file) throws IOException {
    List<String> printed = new ArrayList<>();
    for (Problem problem :
        Reader.document(new Source(file.toString(), Files.readString(file))).problems()) {
      LatexMath maths = new LatexMath(new Notation(problem.notation(), Set.of()));
      expressions(problem).forEach(expr -> printed.add(maths.latex(expr)));
    }
    return printed;
  }

  @ParameterizedTest
  @MethodSource("files")
  void what_authors_write_can_be_typeset(Path file) throws IOException {
    for (String latex : printed(file)) {
      assertEquals(Optional.empty(), LatexCheck.problem(latex), latex);
      assertTrue(SETTER.set(latex, MathStyle.DISPLAY, 10).isPresent(), latex);
      assertTrue(!latex.contains("too large") && !latex.contains("?"), latex);
    }
  }

  @Test
  void there_is_much_to_be_typeset() throws IOException {
    int count = 0;
    for (Path file : files().toList()) {
      count += printed(file).size();
    }

    assertTrue(count > 800, count + " expressions");
  }
}
