package org.deriv.document;

/** Carries a problem out of the depth of a formula; {@link LatexCheck} catches it. */
final class LatexRefusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  @SuppressWarnings("serial")
  private final LatexProblem problem;

  private LatexRefusal(LatexProblem problem) {
    super(problem.message(), null, false, false);
    this.problem = problem;
  }

  static LatexRefusal at(LatexToken token, String message, String help) {
    return new LatexRefusal(new LatexProblem(token.offset(), token.text().length(), message, help));
  }

  LatexProblem problem() {
    return problem;
  }
}
