package org.deriv.document.compose;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
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

  private static final int BRIEF = 40;
  private static final Pattern TALL =
      Pattern.compile("\\\\(frac|sum|prod|int|begin|max|min|left)\\b");
  private final Typesetter type;
  private final TruthText truths;
  private final DefinitionText definitions;
  private final MemberText given = new MemberText();
  private final List<List<Inline>> assumed = new ArrayList<>();
  private final List<Line> defined = new ArrayList<>();
  // The latest definition as part of a sentence, where it is short enough to need no line.
  private Optional<List<Inline>> inLine = Optional.empty();

  SettingText(Typesetter type) {
    this.type = type;
    this.truths = new TruthText(type);
    this.definitions = new DefinitionText(type);
  }

  /** Consecutive statements: what is given and assumed as a paragraph, what is defined below it. */
  List<Block> of(List<Problem.Setting> statements) {
    statements.forEach(this::take);
    List<Block> blocks = new ArrayList<>();
    List<Inline> words = new ArrayList<>();
    sentence(words, "Let ", given.parts());
    sentence(words, "Assume that ", assumed);
    Optional<List<Inline>> brief = defined.size() == 1 ? inLine : Optional.empty();
    if (brief.isPresent()) {
      sentence(words, "Write ", List.of(brief.orElseThrow()));
    } else if (!defined.isEmpty()) {
      words.addAll(Inline.text(words.isEmpty() ? "Write" : " Write"));
    }
    if (!words.isEmpty()) {
      blocks.add(new Block.Paragraph(words));
    }
    if (!defined.isEmpty() && brief.isEmpty()) {
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
      if (!declare(declaration, truths.each(told), rest)) {
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

  /** Takes note of a declaration; whether what is said of it finds its place there too. */
  private boolean declare(
      Declaration declaration, List<List<Inline>> told, List<Expr> assumptions) {
    switch (declaration) {
      case Declaration.Dimension _, Declaration.Result _ -> {}
      case Declaration.Given value -> {
        List<Inline> more = described(value.name(), value.shape(), value.ranges(), assumptions);
        given.add(
            definitions.indexed(value.name(), value.shape(), value.indices()).latex(),
            space(value),
            more,
            told);
        return true;
      }
      case Declaration.Unknown(var function) -> {
        given.add(function(function, assumptions), told);
        return true;
      }
      case Declaration.Let let -> defined.add(definition(let));
      case Declaration.Random random -> {
        List<Inline> more = new ArrayList<>();
        more.addAll(Inline.text(random.distribution().isEmpty() ? " random" : ""));
        more.addAll(described(random.name(), random.shape(), random.ranges(), assumptions));
        random.distribution().ifPresent(law -> more.addAll(drawn(law, random.spread())));
        given.add(
            definitions.indexed(random.name(), random.shape(), random.indices()).latex(),
            type.space(random.shape()),
            more,
            told);
        return true;
      }
      case Declaration.Recurrence recurrence -> defined.add(definitions.recurrence(recurrence));
    }
    return false;
  }

  /** Where a given value lies. */
  private String space(Declaration.Given value) {
    return switch (value.domain()) {
      case REAL -> type.space(value.shape());
      case NATURAL -> "\\mathbb{N}";
      case INTEGER -> "\\mathbb{Z}";
    };
  }

  private List<Inline> described(
      String name, Shape shape, List<IndexRange> ranges, List<Expr> assumptions) {
    List<Inline> words = new ArrayList<>();
    ranges.forEach(range -> words.addAll(definitions.range(range)));
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
    String joined = String.join(", ", found);
    return found.isEmpty() ? List.of() : Inline.text(" " + joined.replace(", with ", ", "));
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
    Formula left = definitions.indexed(let.name(), shape, let.indices());
    Formula brief = type.inline(let.body());
    inLine =
        TALL.matcher(brief.latex()).find() || brief.text().length() > BRIEF
            ? Optional.empty()
            : Optional.of(List.of(maths(left.latex() + " = " + brief.latex())));
    return Line.of(left, RelationSign.EQUAL, type.formula(let.body()));
  }

  private static Inline maths(String latex) {
    return new Inline.Maths(Formula.of(latex));
  }
}
