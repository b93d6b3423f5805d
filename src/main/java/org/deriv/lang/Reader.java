package org.deriv.lang;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.diagnostic.Diagnostic;
import org.deriv.diagnostic.Diagnostics;
import org.deriv.diagnostic.Source;
import org.deriv.lang.elaborate.ProblemReader;
import org.deriv.lang.elaborate.RuleReader;
import org.deriv.lang.tree.ProblemTree;
import org.deriv.lang.tree.RuleTree;
import org.deriv.lang.tree.SourceTree;
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
    return new Document(parsed.tree().frontMatter(), problems, diagnostics.toList());
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
