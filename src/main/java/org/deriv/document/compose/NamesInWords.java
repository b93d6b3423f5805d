package org.deriv.document.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.deriv.document.Formula;
import org.deriv.document.Inline;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Shape;

/** Sets the names that words have in backquotes as formulas, where they are declared. */
final class NamesInWords {
  private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

  private final Typesetter type;
  private final Context context;

  NamesInWords(Typesetter type, Context context) {
    this.type = type;
    this.context = context;
  }

  List<Inline> in(String words) {
    List<Inline> inlines = new ArrayList<>();
    Matcher quoted = QUOTED.matcher(words);
    int done = 0;
    while (quoted.find()) {
      inlines.addAll(Inline.text(words.substring(done, quoted.start())));
      inlines.add(name(quoted.group(1)));
      done = quoted.end();
    }
    inlines.addAll(Inline.text(words.substring(done)));
    return inlines;
  }

  private Inline name(String name) {
    Optional<Shape> shape = context.find(name).map(NamesInWords::shape);
    return shape.isPresent()
        ? new Inline.Maths(Formula.of(type.name(name, shape.get())))
        : new Inline.Code(name);
  }

  private static Shape shape(Declaration declaration) {
    return switch (declaration) {
      case Declaration.Given given -> given.shape();
      case Declaration.Let let -> let.body().shape();
      case Declaration.Random random -> random.shape();
      case Declaration.Recurrence recurrence -> recurrence.shape();
      case Declaration.Result result -> result.shape();
      case Declaration.Dimension _, Declaration.Unknown _ -> Shape.SCALAR;
    };
  }
}
