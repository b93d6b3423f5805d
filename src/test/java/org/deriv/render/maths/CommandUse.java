package org.deriv.render.maths;

import org.deriv.document.LatexCommand;

/** A formula that uses a command as it is meant to be used. */
public final class CommandUse {
  private CommandUse() {}

  /** A small formula with the command. */
  public static String of(LatexCommand command) {
    String name = "\\" + command.name();
    return switch (command.kind()) {
      case SYMBOL, SPACE -> "a" + name + " b";
      case LARGE -> name + "_{i=1}^{n} a";
      case FUNCTION -> name + " x";
      case DELIMITER -> "\\left" + name + " x\\right" + name + " ";
      case ACCENT -> name + "{x}";
      case FONT -> font(name);
      case STRUCTURE -> structure(command.name(), name);
      case LAYOUT -> layout(command.name(), name);
    };
  }

  private static String font(String name) {
    return name.equals("\\boldsymbol") ? name + "{\\delta}" : name + "{A}";
  }

  private static String structure(String word, String name) {
    return switch (word) {
      case "frac", "dfrac", "tfrac", "binom", "overset", "underset", "stackrel" -> name + "{a}{b}";
      case "textcolor" -> name + "{red}{a}";
      case "substack" -> "\\sum_{\\substack{a\\\\ b}} x";
      default -> name + "{a}";
    };
  }

  private static String layout(String word, String name) {
    return switch (word) {
      case "left", "right", "middle" -> "\\left( a\\middle| b\\right)";
      case "begin", "end", "\\" -> "\\begin{pmatrix}a\\\\ b\\end{pmatrix}";
      case "limits" -> "\\mathop{A}\\limits_{x}";
      case "displaystyle", "textstyle", "scriptstyle", "mathstrut" -> name + " a";
      default -> name + "( a";
    };
  }
}
