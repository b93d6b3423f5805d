package org.deriv.expr;

import java.util.List;

/** Writes the plain operators for {@link Printer}. */
final class OperatorWriter {
  private OperatorWriter() {}

  static void write(Printer out, Operator operator, List<Expr> args) {
    switch (operator) {
      case ADD -> out.signed(args);
      case NEGATE -> out.negative(args.getFirst());
      case PRODUCT -> out.joined(args, "*");
      case DIVIDE -> out.joined(args, "/");
      case HADAMARD -> out.joined(args, " .* ");
      case HADAMARD_DIVIDE -> out.joined(args, " ./ ");
      case KRONECKER -> out.joined(args, " kron ");
      case POWER -> out.power(args.get(0), "^", args.get(1));
      case HADAMARD_POWER -> out.power(args.get(0), ".^", args.get(1));
      case TRANSPOSE -> out.postfix(args.getFirst(), "'");
      case INVERSE -> out.postfix(args.getFirst(), "^-1");
      case PSEUDO_INVERSE -> out.call("pinv", args);
      case TRACE -> out.call("tr", args);
      case DETERMINANT -> out.call("det", args);
      case LOG_DETERMINANT -> out.call("logdet", args);
      case DIAGONAL_MATRIX, DIAGONAL_PART -> out.call("diag", args);
      case VEC -> out.call("vec", args);
      case RANK -> out.call("rank", args);
      case EIGENVALUE_MAX -> out.call("eigmax", args);
      case EIGENVALUE_MIN -> out.call("eigmin", args);
      case ENTRY -> out.entry(args);
      case MAXIMUM -> out.call("max", args);
      case MINIMUM -> out.call("min", args);
      case CASES -> cases(out, args);
      case GRADIENT -> out.calculus("grad", args.get(0), args.get(1));
      case JACOBIAN -> out.calculus("jac", args.get(0), args.get(1));
      case HESSIAN -> out.calculus("hess", args.get(0), args.get(1));
      case DERIVATIVE -> out.calculus("diff", args.get(0), args.get(1));
      case DIFFERENTIAL -> differential(out, args);
      case VJP -> product(out, "vjp", args);
      case JVP -> product(out, "jvp", args);
      case AT -> at(out, args);
      case AND -> words(out, " and ", args);
      case OR -> words(out, " or ", args);
      case NOT -> out.call("not", args);
      case KL -> out.call("KL", args);
      case ENTROPY -> out.call("entropy", args);
      case LOG_DENSITY -> out.call("logpdf", args);
    }
  }

  private static void cases(Printer out, List<Expr> args) {
    out.append("cases { ");
    for (int i = 0; i + 1 < args.size(); i += 2) {
      out.around("", args.get(i + 1), " if ");
      out.around("", args.get(i), "; ");
    }
    out.around("", args.getLast(), " otherwise }");
  }

  private static void differential(Printer out, List<Expr> args) {
    out.append("d");
    if (args.size() == 2) {
      out.around("[", args.getFirst(), "]");
    }
    out.around("(", args.getLast(), ")");
  }

  private static void product(Printer out, String word, List<Expr> args) {
    out.append(word);
    out.around("[", args.getFirst(), "]");
    out.call("", args.subList(1, 3));
  }

  private static void at(Printer out, List<Expr> args) {
    out.sided(args.getFirst());
    for (int i = 1; i < args.size(); i += 2) {
      out.around(i == 1 ? " where " : ", ", args.get(i), " = ");
      out.sided(args.get(i + 1));
    }
  }

  private static void words(Printer out, String joint, List<Expr> args) {
    for (int i = 0; i < args.size(); i++) {
      out.append(i == 0 ? "" : joint);
      out.sided(args.get(i));
    }
  }

  /** A matrix of second derivatives: of a value of a function, or of a partial derivative. */
  static void second(Printer out, FunctionSymbol function, List<Integer> slots, List<Expr> slice) {
    List<Expr> args = slice.getFirst().args();
    out.append("hess");
    out.around("[", args.get(slots.getLast()), "] (");
    if (function.codomain().isScalar()) {
      out.append("(");
      out.functionCall(function, slots.subList(0, 1), args);
      out.append(")");
    } else {
      out.call(function.name(), args);
    }
    out.around("[", slice.get(1), "])");
  }
}
