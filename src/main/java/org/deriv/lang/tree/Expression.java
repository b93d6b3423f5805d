package org.deriv.lang.tree;

import java.math.BigDecimal;
import java.util.List;
import org.deriv.diagnostic.Span;

/**
 * An expression as it is written. Parentheses leave no trace; long sums and products are flat, so
 * the depth of a tree is bounded by the nesting limit of the parser.
 */
public sealed interface Expression {
  /** Where it is written, without parentheses around it. */
  Span span();

  /** A name in its ASCII spelling: {@code ∞} is {@code oo}, {@code 𝔼} is {@code E}. */
  record Name(String name, Span span) implements Expression {}

  /** A number, exactly as written: 0.1 is 1/10. */
  record Numeral(BigDecimal value, Span span) implements Expression {}

  /** {@code [a, b]}: a vector, or row by row a matrix or block matrix, of any rank. */
  record Array(List<Expression> entries, Span span) implements Expression {
    public Array {
      entries = List.copyOf(entries);
    }
  }

  /**
   * {@code f(x)}, {@code sigma''(a)}, {@code vjp[x](f, ybar)}, {@code d[x](e)}.
   *
   * @param function a {@link Name}, or an {@link Index} of one
   * @param primes how many derivative marks stand before the parenthesis
   */
  record Call(Expression function, int primes, List<Argument> arguments, Span span)
      implements Expression {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /**
   * {@code x[i]}, {@code A[1..k,:]}, and what only the declared names tell from it: {@code E[e |
   * c]}, {@code E_{R}[e]}, {@code Cov[a,b]}, {@code P[c]}, {@code ones[n]}.
   *
   * @param over the names in {@code _{…}}, none if that is not written
   * @param given what stands after {@code |}: quantities and events
   */
  record Index(
      Expression of,
      List<Identifier> over,
      List<Argument> arguments,
      List<Argument> given,
      Span span)
      implements Expression {
    public Index {
      over = List.copyOf(over);
      arguments = List.copyOf(arguments);
      given = List.copyOf(given);
    }
  }

  /** {@code x'}. */
  record Transpose(Expression of, Span span) implements Expression {}

  /** {@code base^exponent}. */
  record Power(Expression base, Expression exponent, Span span) implements Expression {}

  /** {@code base.^exponent}. */
  record ElementwisePower(Expression base, Expression exponent, Span span) implements Expression {}

  /** {@code grad[x] e}, {@code jac[x] e}, {@code hess[x] e}, {@code diff[t] e}. */
  record Derivative(
      Differentiator operator, List<Expression> variables, Expression operand, Span span)
      implements Expression {
    public Derivative {
      variables = List.copyOf(variables);
    }

    /** Which derivative. */
    public enum Differentiator {
      GRAD,
      JAC,
      HESS,
      DIFF
    }
  }

  /** {@code -a}. */
  record Negative(Expression of, Span span) implements Expression {}

  /** {@code first * a / b .* c}, from left to right. */
  record Product(Expression first, List<Factor> rest, Span span) implements Expression {
    public Product {
      rest = List.copyOf(rest);
    }

    /** One operator and what follows it. */
    public record Factor(Multiplication operator, Expression operand) {}

    /** What joins two factors. */
    public enum Multiplication {
      TIMES,
      DIVIDE,
      HADAMARD,
      ELEMENTWISE_DIVIDE,
      KRONECKER
    }
  }

  /** {@code sum(i in 1..n, j in 1..m if i != j) body}, and the others that bind indices. */
  record Binder(
      Aggregate operator,
      List<IndexClause> indices,
      List<Proposition> conditions,
      Expression body,
      Span span)
      implements Expression {
    public Binder {
      indices = List.copyOf(indices);
      conditions = List.copyOf(conditions);
    }

    /** What is done with the values of the body. */
    public enum Aggregate {
      SUM,
      PROD,
      MAX,
      MIN,
      ARGMAX,
      ARGMIN,
      INTEGRAL
    }
  }

  /** {@code first + a - b}, from left to right. */
  record Sum(Expression first, List<Term> rest, Span span) implements Expression {
    public Sum {
      rest = List.copyOf(rest);
    }

    /** One sign and what follows it. */
    public record Term(Sign sign, Expression operand) {}

    /** What joins two terms. */
    public enum Sign {
      PLUS,
      MINUS
    }
  }

  /** {@code ||x||}, {@code ||A||_F}, …. */
  record Norm(Kind kind, Expression of, Span span) implements Expression {
    /** Which norm the subscript names. */
    public enum Kind {
      /** No subscript, or {@code _2}: 2-norm of a vector, operator norm of a matrix. */
      TWO,
      /** {@code _1}. */
      ONE,
      /** {@code _oo}. */
      INFINITY,
      /** {@code _F}. */
      FROBENIUS,
      /** {@code _*}. */
      NUCLEAR
    }
  }

  /** {@code |a|}. */
  record Absolute(Expression of, Span span) implements Expression {}

  /** {@code cases { e if c; e otherwise }}. */
  record Cases(List<Branch> branches, Span span) implements Expression {
    public Cases {
      branches = List.copyOf(branches);
    }

    /** One value and its conditions: none for {@code otherwise}. */
    public record Branch(Expression value, List<Proposition> conditions, Span span) {
      public Branch {
        conditions = List.copyOf(conditions);
      }
    }
  }

  /** {@code e where x = a}: {@code e} at {@code a}. */
  record Where(Expression of, List<Assignment> bindings, Span span) implements Expression {
    public Where {
      bindings = List.copyOf(bindings);
    }
  }
}
