package org.deriv.normal;

import java.util.List;
import java.util.stream.Collectors;
import org.deriv.expr.Dim;

/**
 * A named pattern with parameters, numbered from 0; two uses of one template with the same slots
 * have the same value. Interned by {@link Store}.
 */
final class Template {
  private final int id;
  private final int arity;
  private final Content content;
  private final List<List<Integer>> symmetries;

  Template(int id, int arity, Content content, List<List<Integer>> symmetries) {
    this.id = id;
    this.arity = arity;
    this.content = content;
    this.symmetries = List.copyOf(symmetries);
  }

  /** What a template stands for. */
  sealed interface Content {
    /**
     * Something given: a scalar, or a tensor whose last slots are its axes of these dimensions
     * (slots before them are the indices of a sequence).
     */
    record Leaf(String name, int arity, List<Dim> dims) implements Content {
      /** Copies the list. */
      public Leaf {
        dims = List.copyOf(dims);
      }

      @Override
      public String toString() {
        return name;
      }
    }

    /** An entry of the identity of a size. */
    record Delta(Dim size) implements Content {}

    /** The value of its parameter, an index, as a number. */
    record Index() implements Content {}

    /**
     * A function of tables, of which nothing is known here but that equal tables give equal values:
     * its first {@code plain} parameters are axes of its value.
     */
    record Opaque(String name, int plain, List<Table> tables) implements Content {
      /** Copies the list. */
      public Opaque {
        tables = List.copyOf(tables);
      }

      @Override
      public String toString() {
        return name
            + tables.stream().map(Table::toString).collect(Collectors.joining("; ", "(", ")"));
      }
    }

    /** A sum that stands as a factor, raised to an exponent that is not a natural number. */
    record Group(Poly sum) implements Content {
      @Override
      public String toString() {
        return "(" + sum + ")";
      }
    }

    /**
     * A product summed over bound variables, which are numbered after the parameters. The variables
     * are connected by the factors.
     */
    record Connected(List<Use> ranges, Monomial body) implements Content {
      /** Copies the list. */
      public Connected {
        ranges = List.copyOf(ranges);
      }

      @Override
      public String toString() {
        return "Σ" + ranges + "(" + body + ")";
      }
    }
  }

  int id() {
    return id;
  }

  int arity() {
    return arity;
  }

  Content content() {
    return content;
  }

  /** Permutations of the parameters, besides the identity, under which the value stays. */
  List<List<Integer>> symmetries() {
    return symmetries;
  }

  boolean isConnected() {
    return content instanceof Content.Connected;
  }

  @Override
  public String toString() {
    return content.toString();
  }
}
