package org.deriv.lang.elaborate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.expr.Expr;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.ShapeRules.Misfit;
import org.deriv.lang.tree.Argument;
import org.deriv.lang.tree.Expression;

/** Reads derivatives, differentials and products with Jacobians. */
final class CalculusReader {
  private final ExpressionReader reader;

  CalculusReader(ExpressionReader reader) {
    this.reader = reader;
  }

  Optional<Expr> read(Expression.Derivative node) {
    if (node.variables().size() != 1) {
      return reader.report(
          Finding.error("wrong-arguments", "a derivative is taken in one variable", node.span()));
    }
    Expression variableNode = node.variables().getFirst();
    Optional<Expr> variable = variable(variableNode);
    Optional<Expr> body = reader.read(node.operand());
    if (variable.isEmpty() || body.isEmpty()) {
      return Optional.empty();
    }
    Operator operator =
        switch (node.operator()) {
          case GRAD -> Operator.GRADIENT;
          case JAC -> Operator.JACOBIAN;
          case HESS -> Operator.HESSIAN;
          case DIFF -> Operator.DERIVATIVE;
        };
    List<Expr> args = List.of(variable.get(), body.get());
    return reader.build(operator, args, misfit -> explain(node, operator, args, misfit));
  }

  /** {@code d[x](e)}, {@code vjp[x](f, ybar)}, {@code jvp[x](f, xdot)}, {@code basis[n](i)}. */
  Optional<Expr> read(Expression.Call node, String word, Expression.Index brackets) {
    List<Expression> nodes = CallReader.values(node);
    boolean pair = word.equals("vjp") || word.equals("jvp");
    if (nodes.size() != (pair ? 2 : 1)
        || nodes.size() != node.arguments().size()
        || brackets.arguments().size() != 1
        || !(brackets.arguments().getFirst() instanceof Argument.Value(Expression inside, _))) {
      return reader.report(
          Finding.error(
              "wrong-arguments",
              "`"
                  + word
                  + "` takes one name in brackets and "
                  + CallReader.counted(pair ? 2 : 1)
                  + " in parentheses",
              node.span()));
    }
    return switch (word) {
      case "basis" -> new ConstantReader(reader).basis(brackets, nodes.getFirst(), node);
      case "vjp", "jvp" -> product(node, word, inside, nodes);
      case "d", "differential" -> differential(inside, nodes.getFirst());
      default ->
          reader.report(
              Finding.error("not-a-function", "this is not a function", brackets.span())
                  .help("for a product write `*` before the parenthesis"));
    };
  }

  private Optional<Expr> differential(Expression variable, Expression body) {
    Optional<Expr> of = reader.read(body);
    return variable(variable).flatMap(in -> of.map(it -> Expr.of(Operator.DIFFERENTIAL, in, it)));
  }

  private Optional<Expr> product(
      Expression.Call node, String word, Expression in, List<Expression> nodes) {
    Optional<Expr> variable = variable(in);
    Optional<List<Expr>> rest = reader.readAll(nodes);
    if (variable.isEmpty() || rest.isEmpty()) {
      return Optional.empty();
    }
    List<Expr> args = new ArrayList<>(List.of(variable.get()));
    args.addAll(rest.get());
    boolean vjp = word.equals("vjp");
    return reader.build(
        vjp ? Operator.VJP : Operator.JVP,
        args,
        misfit ->
            Misfits.general(misfit, args, node, List.of(in, nodes.get(0), nodes.get(1)))
                .help(
                    vjp
                        ? "the second argument has the shape of the first"
                        : "the second argument has the shape of the variable"));
  }

  /** A variable: a name, a term of a sequence or an entry of a name. */
  Optional<Expr> variable(Expression node) {
    return reader
        .read(node)
        .flatMap(variable -> {
          boolean entry =
              variable.is(Operator.ENTRY)
                  && (variable.arg(0).op() instanceof Op.Symbol
                      || variable.arg(0).op() instanceof Op.Term);
          return entry || variable.op() instanceof Op.Symbol || variable.op() instanceof Op.Term
              ? Optional.of(variable)
              : reader.report(
                  Finding.error(
                          "not-a-variable",
                          "`" + Wording.of(variable) + "` is not a variable",
                          node.span())
                      .help("give it a name with `let`, and differentiate in that"));
        });
  }

  private static Finding explain(
      Expression.Derivative node, Operator operator, List<Expr> args, Misfit misfit) {
    Expr variable = args.get(0);
    Expr body = args.get(1);
    List<Repair> repairs = new ArrayList<>();
    boolean ofBody = misfit.offenders().contains(1);
    if (operator == Operator.GRADIENT) {
      Fit.of(Operator.JACOBIAN, args).ifPresent(jacobian -> repairs.add(Repair.of(node, jacobian)));
    }
    if (operator == Operator.DERIVATIVE && body.shape().isScalar()) {
      Fit.of(Operator.GRADIENT, args).ifPresent(gradient -> repairs.add(Repair.of(node, gradient)));
    }
    if (ofBody && operator == Operator.JACOBIAN && body.shape().rank() == 2) {
      Expr column =
          body.shape().isRow() ? org.deriv.expr.Make.transpose(body) : Expr.of(Operator.VEC, body);
      Fit.of(operator, List.of(variable, column))
          .ifPresent(jacobian -> repairs.add(Repair.of(node, jacobian)));
    }
    String word = word(operator);
    String message =
        ofBody
            ? "`" + word + "` is of " + wanted(operator) + ", not " + Fit.written(body.shape())
            : "`"
                + word
                + "` is in "
                + wantedVariable(operator)
                + ", not "
                + Fit.written(variable.shape());
    Finding finding =
        Finding.error("shape-mismatch", message, node.span())
            .label(
                ofBody
                    ? "`" + Wording.of(body) + "` is " + Fit.described(body.shape())
                    : "`" + Wording.of(variable) + "` is " + Fit.described(variable.shape()));
    String help =
        operator == Operator.GRADIENT && ofBody
            ? "the derivative of a vector is a Jacobian: `jac[" + Wording.of(variable) + "]`"
            : "differentiate one entry, or an expression that has the shape wanted";
    return finding.help(help).trying(repairs);
  }

  private static String word(Operator operator) {
    return switch (operator) {
      case GRADIENT -> "grad";
      case JACOBIAN -> "jac";
      case HESSIAN -> "hess";
      default -> "diff";
    };
  }

  private static String wanted(Operator operator) {
    return operator == Operator.JACOBIAN ? "a number or a column vector" : "a number, `R`";
  }

  private static String wantedVariable(Operator operator) {
    return operator == Operator.DERIVATIVE ? "a number" : "a number or a column vector";
  }
}
