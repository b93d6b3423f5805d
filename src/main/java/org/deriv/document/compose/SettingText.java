package org.deriv.document.compose;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.deriv.document.Block;
import org.deriv.document.Formula;
import org.deriv.document.Inline;
import org.deriv.document.Line;
import org.deriv.document.RelationSign;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.IndexRange;
import org.deriv.expr.Make;
import org.deriv.expr.Names;
import org.deriv.expr.Op;
import org.deriv.expr.Property;
import org.deriv.expr.Shape;
import org.deriv.problem.Problem;

/** A problem's declarations and assumptions as sentences and definitions. */
final class SettingText {
  /** What stands before definitions where nothing else does. */
  static final Block WRITE = new Block.Paragraph(Inline.text("Write"));

  private final Typesetter type;
  private final TruthText truths;
  private final List<List<Inline>> given = new ArrayList<>();
  private final List<List<Inline>> assumed = new ArrayList<>();
  private final List<Line> defined = new ArrayList<>();

  SettingText(Typesetter type) {
    this.type = type;
    this.truths = new TruthText(type);
  }

  /** Consecutive statements: what is given and assumed as a paragraph, what is defined below it. */
  List<Block> of(List<Problem.Setting> statements) {
    statements.forEach(this::take);
    List<Block> blocks = new ArrayList<>();
    List<Inline> words = new ArrayList<>();
    sentence(words, "Let ", given);
    sentence(words, "Assume that ", assumed);
    if (!defined.isEmpty()) {
      words.addAll(Inline.text(words.isEmpty() ? "Write" : " Write"));
    }
    if (!words.isEmpty()) {
      blocks.add(new Block.Paragraph(words));
    }
    if (!defined.isEmpty()) {
      blocks.add(new Block.Derivation(defined));
    }
    return blocks;
  }

  private static void sentence(List<Inline> words, String opening, List<List<Inline>> parts) {
    if (!parts.isEmpty()) {
      words.addAll(Inline.text((words.isEmpty() ? "" : " ") + opening));
      words.addAll(TruthText.enumerated(parts));
      words.addAll(Inline.text("."));
    }
  }

  private void take(Problem.Setting statement) {
    List<Expr> rest = new ArrayList<>(statement.assumed());
    Set<String> later = new HashSet<>();
    statement.declared().forEach(declaration -> later.add(declaration.name()));
    for (Declaration declaration : statement.declared()) {
      later.remove(declaration.name());
      List<Expr> told = told(declaration.name(), later, rest);
      rest.removeAll(told);
      int before = given.size();
      declare(declaration, rest);
      if (given.size() > before) {
        given.add(with(given.removeLast(), told));
      } else {
        rest.addAll(told);
      }
    }
    assumed.addAll(truths.each(rest));
  }

  /** The relations that are said of a name where it is declared, and of none declared after it. */
  private static List<Expr> told(String name, Set<String> later, List<Expr> assumptions) {
    return assumptions.stream()
        .filter(truth -> truth.op() instanceof Op.Compare)
        .filter(truth -> {
          Set<String> names = new Names().free(truth);
          return names.contains(name) && names.stream().noneMatch(later::contains);
        })
        .toList();
  }

  private List<Inline> with(List<Inline> member, List<Expr> told) {
    if (told.isEmpty()) {
      return member;
    }
    List<Inline> words = new ArrayList<>(member);
    boolean described = !(words.getLast() instanceof Inline.Maths);
    words.addAll(Inline.text(described ? ", with " : " with "));
    words.addAll(TruthText.enumerated(truths.each(told)));
    return words;
  }

  private void declare(Declaration declaration, List<Expr> assumptions) {
    switch (declaration) {
      case Declaration.Dimension _, Declaration.Result _ -> {}
      case Declaration.Given value ->
          given.add(
              member(
                  value.name(),
                  space(value),
                  value.shape(),
                  value.indices(),
                  value.ranges(),
                  assumptions));
      case Declaration.Unknown(var function) -> given.add(function(function, assumptions));
      case Declaration.Let let -> defined.add(definition(let));
      case Declaration.Random random -> {
        List<Inline> words =
            member(
                random.name(),
                type.space(random.shape()),
                random.shape(),
                random.indices(),
                random.ranges(),
                assumptions);
        random.distribution().ifPresent(law -> words.addAll(drawn(law, random.spread())));
        given.add(words);
      }
      case Declaration.Recurrence recurrence -> defined.add(recurrence(recurrence));
    }
  }

  /** Where a given value lies. */
  private String space(Declaration.Given value) {
    return switch (value.domain()) {
      case REAL -> type.space(value.shape());
      case NATURAL -> "\\mathbb{N}";
      case INTEGER -> "\\mathbb{Z}";
    };
  }

  private List<Inline> member(
      String name,
      String space,
      Shape shape,
      List<String> indices,
      List<IndexRange> ranges,
      List<Expr> assumptions) {
    String subject = indexed(name, shape, indices).latex();
    List<Inline> words = new ArrayList<>();
    words.add(maths(subject + " \\in " + space));
    ranges.forEach(range -> words.addAll(range(range)));
    words.addAll(adjectives(Make.symbol(name, shape), assumptions));
    return words;
  }

  /** The properties that were said with the declaration, taken off the list. */
  private List<Inline> adjectives(Expr subject, List<Expr> assumptions) {
    List<String> found = new ArrayList<>();
    assumptions.removeIf(truth -> {
      boolean about =
          truth.op() instanceof Op.Has && truth.args().size() == 1 && truth.arg(0).equals(subject);
      if (about && truth.op() instanceof Op.Has(Property property)) {
        found.add(PropertyWords.attribute(property));
      }
      return about;
    });
    return found.isEmpty() ? List.of() : Inline.text(" " + String.join(", ", found));
  }

  private List<Inline> function(org.deriv.expr.FunctionSymbol function, List<Expr> assumptions) {
    List<String> domain = function.domain().stream().map(type::space).toList();
    String name = type.name(function.name(), Shape.SCALAR);
    List<Inline> words = new ArrayList<>();
    words.add(
        maths(
            name
                + " : "
                + String.join(" \\times ", domain)
                + " \\to "
                + type.space(function.codomain())));
    words.addAll(adjectives(Make.symbol(function.name(), function.codomain()), assumptions));
    return words;
  }

  private List<Inline> drawn(Expr law, Declaration.Spread spread) {
    String how =
        spread == Declaration.Spread.IID ? " with independent entries drawn from " : " drawn from ";
    return List.of(new Inline.Text(how), new Inline.Maths(type.inline(law)));
  }

  private Line definition(Declaration.Let let) {
    Shape shape = let.body().shape();
    return Line.of(
        indexed(let.name(), shape, let.indices()), RelationSign.EQUAL, type.formula(let.body()));
  }

  private Line recurrence(Declaration.Recurrence recurrence) {
    Expr term =
        Expr.of(
            new Op.Term(recurrence.name(), recurrence.shape()),
            Make.scalar(recurrence.time().index()));
    Expr left =
        recurrence.entries().isEmpty()
            ? term
            : Make.entry(term, recurrence.entries().stream().map(Make::scalar).toList());
    List<Inline> when = new ArrayList<>(range(recurrence.time()));
    recurrence
        .boundaries()
        .forEach(boundary -> {
          Expr at = Expr.of(new Op.Term(recurrence.name(), recurrence.shape()), boundary.time());
          when.addAll(Inline.text(", "));
          when.add(
              maths(type.formula(at).latex() + " = " + type.formula(boundary.value()).latex()));
        });
    return Line.of(type.formula(left), RelationSign.EQUAL, type.formula(recurrence.body()))
        .because(when);
  }

  private Formula indexed(String name, Shape shape, List<String> indices) {
    return indices.isEmpty()
        ? Formula.of(type.name(name, shape))
        : type.formula(
            Expr.of(new Op.Term(name, shape), indices.stream().map(Make::scalar).toList()));
  }

  private List<Inline> range(IndexRange range) {
    return List.of(
        new Inline.Text(" for "),
        maths(
            type.formula(Make.scalar(range.index())).latex()
                + " = "
                + type.formula(range.first()).latex()
                + ", \\ldots, "
                + type.formula(range.last()).latex()));
  }

  private static Inline maths(String latex) {
    return new Inline.Maths(Formula.of(latex));
  }
}
