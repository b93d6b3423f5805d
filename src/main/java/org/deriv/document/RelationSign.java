package org.deriv.document;

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
}
