package org.deriv.lang;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.diagnostic.Diagnostic;
import org.deriv.diagnostic.Diagnostics;
import org.deriv.diagnostic.Source;
import org.deriv.diagnostic.Span;
import org.deriv.lang.elaborate.Pointers;
import org.deriv.lang.elaborate.ProblemReader;
import org.deriv.lang.elaborate.RuleReader;
import org.deriv.lang.latex.Displays;
import org.deriv.lang.tree.CheckTree;
import org.deriv.lang.tree.GoalTree;
import org.deriv.lang.tree.Identifier;
import org.deriv.lang.tree.ProblemTree;
import org.deriv.lang.tree.RuleTree;
import org.deriv.lang.tree.SourceTree;
import org.deriv.lang.tree.StatementTree;
import org.deriv.problem.Problem;

/** Reads texts into problems and rules: parsed, with names and shapes resolved. */
public final class Reader {
  private Reader() {}

  /** Reads a {@code .deriv} file. */
  public static Document document(Source source) {
    Parsed<SourceTree> parsed = Parser.program(source);
    Diagnostics diagnostics = new Diagnostics();
    diagnostics.addAll(parsed.diagnostics());
    List<Problem> problems = new ArrayList<>();
    Map<String, Integer> lines = new HashMap<>();
    for (ProblemTree tree : parsed.tree().problems()) {
      Integer line = lines.putIfAbsent(tree.name().name(), tree.name().span().line());
      if (line != null) {
        diagnostics.add(
            Diagnostic.warning(
                "problem-named-twice",
                "there is a problem `" + tree.name().name() + "` in line " + line + " already",
                tree.name().span()));
      }
      problems.add(ProblemReader.read(tree, diagnostics));
    }
    Pointers.check(parsed.tree().problems(), diagnostics);
    return new Document(parsed.tree().frontMatter(), problems, diagnostics.toList());
  }

  /**
   * Reads the displays of a LaTeX document as hand derivations in the last problem of a companion,
   * which declares their names. What is wrong with the companion is said at the document's start.
   */
  public static Document latex(Source document, Source companion) {
    Parsed<SourceTree> parsed = Parser.program(companion);
    Span start = document.span(0, 0);
    if (parsed.tree().problems().isEmpty()) {
      Diagnostic missing =
          Diagnostic.error("no-problem", "`" + companion.name() + "` has no problem", start)
              .withHelp("declare the names there: `problem p { given x in R[n] }`");
      return new Document(parsed.tree().frontMatter(), List.of(), List.of(missing));
    }
    ProblemTree declared = parsed.tree().problems().getLast();
    Diagnostics wrong = new Diagnostics();
    wrong.addAll(parsed.diagnostics());
    ProblemReader.read(declared, wrong);
    Diagnostics diagnostics = new Diagnostics();
    wrong.toList().forEach(each -> diagnostics.add(elsewhere(each, companion, start)));
    List<StatementTree> statements = new ArrayList<>();
    declared.statements().stream().filter(it -> !(it instanceof GoalTree)).forEach(statements::add);
    for (Displays.Display display : Displays.of(document)) {
      statements.add(
          new CheckTree.Latex(
              Optional.empty(), display.latex(), display.span(), List.of(), display.span()));
    }
    Identifier name = new Identifier(declared.name().name(), start);
    Diagnostics found = new Diagnostics();
    Problem problem =
        ProblemReader.read(new ProblemTree(name, declared.heading(), statements, start), found);
    List<Diagnostic> known = wrong.toList();
    found.toList().stream().filter(each -> !known.contains(each)).forEach(diagnostics::add);
    return new Document(parsed.tree().frontMatter(), List.of(problem), diagnostics.toList());
  }

  private static Diagnostic elsewhere(Diagnostic diagnostic, Source companion, Span start) {
    String place = companion.name() + ":" + diagnostic.span().line();
    return new Diagnostic(
        diagnostic.code(),
        diagnostic.severity(),
        "in `" + place + "`: " + diagnostic.message(),
        start,
        Optional.empty(),
        diagnostic.help());
  }

  /** Reads a {@code .rules} file; rules with an error are left out. */
  public static Parsed<List<RuleText>> rules(Source source) {
    Parsed<List<RuleTree>> parsed = Parser.rules(source);
    Diagnostics diagnostics = new Diagnostics();
    diagnostics.addAll(parsed.diagnostics());
    List<RuleText> rules = new ArrayList<>();
    for (RuleTree tree : parsed.tree()) {
      Optional<RuleReader.Rule> rule = RuleReader.read(tree, diagnostics);
      rule.ifPresent(it -> rules.add(text(tree, it)));
    }
    return new Parsed<>(List.copyOf(rules), diagnostics.toList());
  }

  private static RuleText text(RuleTree tree, RuleReader.Rule rule) {
    return new RuleText(
        tree.name().name(),
        rule.context(),
        rule.requires(),
        rule.claim(),
        tree.because(),
        tree.citations().stream()
            .map(it -> new RuleText.Citation(it.key().name(), it.place()))
            .toList(),
        tree.span());
  }
}
