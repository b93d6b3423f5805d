package org.deriv.document;

import org.deriv.expr.Relation;

/** The sign between two sides of a line, in LaTeX and in Unicode. */
public enum RelationSign {
  EQUAL("=", "="),
  NOT_EQUAL("\\neq", "≠"),
  LESS("<", "<"),
  AT_MOST("\\leq", "≤"),
  GREATER(">", ">"),
  AT_LEAST("\\geq", "≥"),
  TENDS_TO("\\to", "→"),
  DEFINED_AS(":=", ":="),
  APPROXIMATELY("\\approx", "≈"),
  MEMBER_OF("\\in", "∈"),
  DISTRIBUTED_AS("\\sim", "∼"),
  PROPORTIONAL_TO("\\propto", "∝"),
  SEMIDEFINITE_AT_LEAST("\\succeq", "⪰"),
  EQUIVALENT("\\Longleftrightarrow", "⟺"),
  IMPLIES("\\Longrightarrow", "⟹");

  private final String latex;
  private final String text;

  RelationSign(String latex, String text) {
    this.latex = latex;
    this.text = text;
  }

  /** The sign as a LaTeX command. */
  public String latex() {
    return latex;
  }

  /** The sign as Unicode text. */
  public String text() {
    return text;
  }

  /** The sign in words. */
  public String spoken() {
    return SpokenWords.of(text);
  }

  /** The sign of a relation. */
  public static RelationSign of(Relation relation) {
    return switch (relation) {
      case EQUAL -> EQUAL;
      case NOT_EQUAL -> NOT_EQUAL;
      case LESS -> LESS;
      case LESS_EQUAL -> AT_MOST;
      case GREATER -> GREATER;
      case GREATER_EQUAL -> AT_LEAST;
      case TENDS_TO -> TENDS_TO;
      case EQUIVALENT -> EQUIVALENT;
      case IMPLIES -> IMPLIES;
    };
  }
}
