package org.deriv.lang.tree;

import java.util.List;
import java.util.Optional;
import org.deriv.diagnostic.Span;

/** One name that {@code given} or {@code random} declares. */
public sealed interface DeclarationTree {
  /** What is declared. */
  Target target();

  /** All of it. */
  Span span();

  /** A property said of what is declared, in the words after its domain. */
  record Attribute(PropertyName property, Span span) {}

  /** {@code A in R[n,n] symmetric with A[i,j] >= 0}; a sequence if the target has indices. */
  record Quantity(
      Target target,
      Domain domain,
      List<Attribute> attributes,
      List<Proposition> conditions,
      Span span)
      implements DeclarationTree {
    public Quantity {
      attributes = List.copyOf(attributes);
      conditions = List.copyOf(conditions);
    }
  }

  /** {@code sigma : R -> R smooth with |sigma'(a)| <= gamma}. */
  record Function(
      Target target,
      List<Domain> from,
      Domain to,
      List<Attribute> attributes,
      List<Proposition> conditions,
      Span span)
      implements DeclarationTree {
    public Function {
      from = List.copyOf(from);
      attributes = List.copyOf(attributes);
      conditions = List.copyOf(conditions);
    }
  }

  /** {@code Y = [[1,3,2],[1,2,3]]}. */
  record Constant(Target target, Expression value, Span span) implements DeclarationTree {}

  /** {@code W in R[m,d] iid Uniform(alpha, beta)}, {@code x in R[d] with E[x] = 0}. */
  record Variable(
      Target target,
      Domain domain,
      List<Attribute> attributes,
      Optional<Distribution> distribution,
      List<Proposition> conditions,
      Span span)
      implements DeclarationTree {
    public Variable {
      attributes = List.copyOf(attributes);
      conditions = List.copyOf(conditions);
    }
  }

  /** {@code Normal(mu, Sigma)}. */
  record Distribution(Identifier name, List<Argument> parameters, Span span) {
    public Distribution {
      parameters = List.copyOf(parameters);
    }
  }
}
