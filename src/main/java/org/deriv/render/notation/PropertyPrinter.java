package org.deriv.render.notation;

import java.util.List;
import java.util.stream.Collectors;
import org.deriv.expr.Property;

/** Prints what is said of expressions. */
final class PropertyPrinter {
  private PropertyPrinter() {}

  static Typeset print(Property property, List<Typeset> of) {
    String all = of.stream().map(Typeset::latex).collect(Collectors.joining(", "));
    String first = of.getFirst().at(Bind.SUM);
    String latex =
        switch (property) {
          case POSITIVE_DEFINITE -> first + "\\succ 0";
          case POSITIVE_SEMIDEFINITE -> first + "\\succeq 0";
          case NEGATIVE_DEFINITE -> first + "\\prec 0";
          case NEGATIVE_SEMIDEFINITE -> first + "\\preceq 0";
          case NONZERO -> first + "\\neq 0";
          case INTEGER -> first + "\\in\\mathbb{Z}";
          case CONVEX, CONCAVE, INCREASING, DECREASING ->
              first + "\\text{ is " + property.words() + " in }" + of.getLast().latex();
          case SYMMETRIC, ORTHOGONAL, INVERTIBLE, DIAGONAL, SMOOTH ->
              all + "\\text{ " + verb(of) + property.words() + "}";
          case FULL_COLUMN_RANK, FULL_ROW_RANK -> all + "\\text{ has " + property.words() + "}";
          case INDEPENDENT, UNCORRELATED, IDENTICALLY_DISTRIBUTED ->
              all + "\\text{ " + verb(of) + property.words() + "}";
          case SYMMETRIC_DISTRIBUTION -> all + "\\text{ has a symmetric distribution}";
        };
    return Typeset.low(latex, Bind.RELATION);
  }

  private static String verb(List<Typeset> of) {
    return of.size() == 1 ? "is " : "are ";
  }
}
