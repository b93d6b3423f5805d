package org.deriv.render.notation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.deriv.document.LatexCommand;
import org.deriv.expr.Rational;

/** Names typeset: Greek letters, accents, subscripts, bold for what has axes. */
final class LatexNames {
  private static final Set<String> GREEK =
      Set.of(
          "alpha",
          "beta",
          "gamma",
          "delta",
          "epsilon",
          "varepsilon",
          "zeta",
          "eta",
          "theta",
          "vartheta",
          "iota",
          "kappa",
          "lambda",
          "mu",
          "nu",
          "xi",
          "pi",
          "rho",
          "varrho",
          "sigma",
          "tau",
          "upsilon",
          "phi",
          "varphi",
          "chi",
          "psi",
          "omega",
          "Gamma",
          "Delta",
          "Theta",
          "Lambda",
          "Xi",
          "Pi",
          "Sigma",
          "Upsilon",
          "Phi",
          "Psi",
          "Omega");
  private static final Map<Integer, String> GREEK_LETTERS =
      LatexCommand.all().stream()
          .filter(command -> GREEK.contains(command.name()))
          .collect(
              Collectors.toUnmodifiableMap(
                  command -> command.unicode().codePointAt(0), LatexCommand::name));
  private static final Map<String, String> ACCENTS =
      Map.of("hat", "\\hat", "bar", "\\bar", "tilde", "\\tilde", "dot", "\\dot", "ddot", "\\ddot");
  private static final Map<String, String> SUPERSCRIPTS =
      Map.of("star", "\\star", "opt", "\\star", "prime", "\\prime");

  private static final Set<Rational> HALVES = Set.of(Rational.of(1, 2), Rational.of(-1, 2));

  private final Notation notation;

  LatexNames(Notation notation) {
    this.notation = notation;
  }

  /** How heavy the letters of a name are. */
  enum Weight {
    /** A number or a function. */
    LIGHT,
    /** A vector, matrix or tensor. */
    BOLD
  }

  /** A name with indices as subscripts after its own. */
  Typeset name(String name, Weight weight, List<String> indices) {
    String override = notation.overrides().get(name);
    if (override != null) {
      return overridden(override, indices);
    }
    Parts parts = parts(name);
    String base =
        parts.accent.isEmpty()
            ? letter(parts.base, weight)
            : parts.accent + "{" + letter(parts.base, weight) + "}";
    List<String> subscripts = new ArrayList<>(parts.subscripts);
    String joined = joined(indices);
    if (!joined.isEmpty()) {
      subscripts.add(joined);
    }
    String latex = subscripts.isEmpty() ? base : base + "_{" + String.join(",", subscripts) + "}";
    return parts.superscript.isEmpty()
        ? Typeset.atom(latex)
        : Typeset.low(latex + "^{" + parts.superscript + "}", Bind.RAISED);
  }

  /** Whether the author said how a name is typeset. */
  boolean isOverridden(String name) {
    return notation.overrides().containsKey(name);
  }

  /** Whether the problem uses a name itself. */
  boolean isDeclared(String name) {
    return notation.declared().contains(name);
  }

  /**
   * Whether the author writes a number, or its negative, with a decimal point. A half stays a
   * fraction: it is not always the author's.
   */
  boolean isDecimal(Rational value) {
    return !HALVES.contains(value) && isWritten(value);
  }

  private boolean isWritten(Rational value) {
    return notation.decimals().contains(value) || notation.decimals().contains(value.negate());
  }

  private static Typeset overridden(String latex, List<String> indices) {
    if (indices.isEmpty()) {
      return latex.contains("^") ? Typeset.low(latex, Bind.RAISED) : Typeset.atom(latex);
    }
    String subscript = "_{" + joined(indices) + "}";
    if (latex.contains("_")) {
      return Typeset.atom("{" + latex + "}" + subscript);
    }
    return Typeset.low(latex + subscript, latex.contains("^") ? Bind.RAISED : Bind.ATOM);
  }

  /** Indices side by side when each is one letter or digit, else with commas. */
  static String joined(List<String> indices) {
    boolean single = indices.stream().allMatch(index -> index.matches("[A-Za-z]|\\\\[a-z]+ ?"));
    return single && indices.size() <= 3
        ? String.join(indices.stream().anyMatch(i -> i.startsWith("\\")) ? " " : "", indices)
        : String.join(",", indices);
  }

  private record Parts(String base, String accent, List<String> subscripts, String superscript) {}

  private static Parts parts(String name) {
    String[] words = name.split("_+", -1);
    String base = words.length == 0 || words[0].isEmpty() ? name.replace("_", "") : words[0];
    String accent = "";
    String superscript = "";
    List<String> subscripts = new ArrayList<>();
    Optional<String> suffix = suffix(base);
    if (suffix.isPresent()) {
      accent = ACCENTS.getOrDefault(suffix.get(), "");
      base = base.substring(0, base.length() - suffix.get().length());
    }
    String digits = base.replaceFirst("^.*?(\\d*)$", "$1");
    if (!digits.isEmpty() && digits.length() < base.length()) {
      subscripts.add(digits);
      base = base.substring(0, base.length() - digits.length());
    }
    if (base.matches("[A-Z][a-z]")) {
      // Wf is a matrix W with a label f, as one writes it where subscripts cost effort.
      subscripts.addFirst(base.substring(1));
      base = base.substring(0, 1);
    }
    for (int i = 1; i < words.length; i++) {
      if (ACCENTS.containsKey(words[i]) && accent.isEmpty()) {
        accent = ACCENTS.getOrDefault(words[i], "");
      } else if (SUPERSCRIPTS.containsKey(words[i]) && superscript.isEmpty()) {
        superscript = SUPERSCRIPTS.getOrDefault(words[i], "");
      } else if (!words[i].isEmpty()) {
        subscripts.add(letter(words[i], Weight.LIGHT));
      }
    }
    return new Parts(base, accent, subscripts, superscript);
  }

  // ybar and zhat are accents when a letter, Latin or Greek, is before them.
  private static Optional<String> suffix(String base) {
    return ACCENTS.keySet().stream()
        .sorted((a, b) -> b.length() - a.length())
        .filter(base::endsWith)
        .filter(suffix -> {
          String stem = base.substring(0, base.length() - suffix.length());
          return stem.length() == 1 || GREEK.contains(stem);
        })
        .findFirst();
  }

  private static String letter(String word, Weight weight) {
    String greek = GREEK.contains(word) ? word : word.equals("eps") ? "epsilon" : "";
    if (greek.isEmpty() && word.codePointCount(0, word.length()) == 1) {
      greek = GREEK_LETTERS.getOrDefault(word.codePointAt(0), "");
    }
    boolean bold = weight == Weight.BOLD;
    if (!greek.isEmpty()) {
      return bold ? "\\boldsymbol{\\" + greek + "}" : "\\" + greek + " ";
    }
    if (word.equals("ell") || word.equals("ℓ")) {
      return bold ? "\\boldsymbol{\\ell}" : "\\ell ";
    }
    String plain = word.replaceAll("[^A-Za-z0-9]", "?");
    if (bold) {
      return "\\mathbf{" + plain + "}";
    }
    return plain.length() == 1 || plain.matches("\\d+") ? plain : "\\mathrm{" + plain + "}";
  }
}
