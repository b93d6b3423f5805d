package org.deriv.lang;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.antlr.v4.runtime.Token;
import org.deriv.diagnostic.Diagnostics;
import org.deriv.diagnostic.Source;
import org.deriv.lang.FormatLine.Kind;
import org.deriv.lang.tree.CheckTree;
import org.deriv.lang.tree.ProblemTree;
import org.deriv.lang.tree.SourceTree;
import org.deriv.lang.tree.StatementTree;

/**
 * The canonical layout of a {@code .deriv} file. It changes spaces and line ends only, and keeps
 * comments, empty lines between groups, line ends within statements and the spelling of signs.
 */
public final class Formatter {
  // Longer keywords stand out rather than push the others away.
  private static final int WIDEST_KEYWORD = 6;

  private Formatter() {}

  /** {@code source} in canonical layout; as it is, with its errors, if it has any. */
  public static Parsed<String> format(Source source) {
    Parsed<SourceTree> parsed = Parser.program(source);
    if (parsed.hasErrors()) {
      return new Parsed<>(source.text(), parsed.diagnostics());
    }
    String text = text(source, innerDefinitions(parsed.tree()));
    requireSame(source, new Source(source.name(), text));
    return new Parsed<>(text, parsed.diagnostics());
  }

  private static String text(Source source, Set<Integer> inner) {
    Tokens tokens = Tokens.of(source);
    Outline.Found found = new ProgramOutline(tokens, new Diagnostics()).find();
    Set<Token> starts = found.statements().keySet();
    List<FormatLine> lines =
        new FormatLines(Piece.of(source.text(), tokens), starts, inner).lines();
    StringBuilder text = new StringBuilder();
    for (int start = 0; start < lines.size(); ) {
      int end = start + 1;
      while (end < lines.size() && !lines.get(end).blankBefore()) {
        end++;
      }
      appendBlock(text, lines.subList(start, end));
      start = end;
    }
    return text.toString();
  }

  private static void appendBlock(StringBuilder text, List<FormatLine> block) {
    if (block.getFirst().blankBefore()) {
      text.append('\n');
    }
    int keyword = keywordWidth(block);
    for (int index = 0; index < block.size(); index++) {
      FormatLine line = block.get(index);
      boolean inner = line.kind() != Kind.STATEMENT;
      text.append(line.text(inner ? 0 : keyword, inner ? 0 : nameWidth(block, index))).append('\n');
    }
  }

  private static int keywordWidth(List<FormatLine> block) {
    return block.stream()
        .filter(line -> line.kind() == Kind.STATEMENT)
        .mapToInt(line -> line.keyword().length())
        .filter(width -> width <= WIDEST_KEYWORD)
        .max()
        .orElse(0);
  }

  // Definitions in a row share a column for `=`, labelled goals one for what follows the label.
  private static int nameWidth(List<FormatLine> block, int index) {
    FormatLine line = block.get(index);
    Predicate<FormatLine> alike =
        other ->
            other.kind() == Kind.STATEMENT
                && other.isDefinition() == line.isDefinition()
                && other.isLabelled() == line.isLabelled()
                && !other.name().isEmpty();
    ToIntFunction<FormatLine> width =
        other -> other.name().codePointCount(0, other.name().length());
    int widest = 0;
    for (int at = index; at >= 0 && alike.test(block.get(at)); at--) {
      widest = Math.max(widest, width.applyAsInt(block.get(at)));
    }
    for (int at = index; at < block.size() && alike.test(block.get(at)); at++) {
      widest = Math.max(widest, width.applyAsInt(block.get(at)));
    }
    return widest;
  }

  private static Set<Integer> innerDefinitions(SourceTree tree) {
    Set<Integer> starts = new HashSet<>();
    for (ProblemTree problem : tree.problems()) {
      for (StatementTree statement : problem.statements()) {
        switch (statement) {
          case CheckTree.Chain chain -> addDefinitions(starts, chain.lines());
          case CheckTree.Argument argument -> addDefinitions(starts, argument.lines());
          default -> {}
        }
      }
    }
    return starts;
  }

  private static <J, T> void addDefinitions(Set<Integer> starts, List<CheckTree.Line<J, T>> lines) {
    for (CheckTree.Line<J, T> line : lines) {
      if (line instanceof CheckTree.LocalLet<J, T>(StatementTree.Let let)) {
        starts.add(let.span().start());
      }
    }
  }

  // Layout may never change what a file says.
  private static void requireSame(Source before, Source after) {
    if (!words(before).equals(words(after))) {
      throw new IllegalStateException("formatting would change " + before.name());
    }
  }

  private static List<String> words(Source source) {
    Tokens tokens = Tokens.of(source);
    new ProgramOutline(tokens, new Diagnostics()).find();
    List<String> words = new ArrayList<>();
    for (Piece piece : Piece.of(source.text(), tokens)) {
      words.add(piece.type() + " " + piece.text());
    }
    return words;
  }
}
