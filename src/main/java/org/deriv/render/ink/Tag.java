package org.deriv.render.ink;

import java.util.Optional;

/**
 * What a part of a page is, for a reader who cannot see it. The same tag on several lines or pages
 * is one part; two tags are two parts, whatever they say. Tags are nested as the paint is.
 */
public final class Tag {
  private final Role role;
  private final Optional<String> alternative;

  private Tag(Role role, Optional<String> alternative) {
    this.role = role;
    this.alternative = alternative;
  }

  /** A part of its own. */
  public static Tag of(Role role) {
    return new Tag(role, Optional.empty());
  }

  /** A formula that is read as this text. */
  public static Tag formula(String text) {
    return new Tag(Role.FORMULA, Optional.of(text));
  }

  /** A drawing that shows what this text says. */
  public static Tag figure(String text) {
    return new Tag(Role.FIGURE, Optional.of(text));
  }

  /** What it is. */
  public Role role() {
    return role;
  }

  /** What is read in the place of what is painted. */
  public Optional<String> alternative() {
    return alternative;
  }

  /** The kinds of parts, by their names in PDF 1.7. */
  public enum Role {
    /** The title of a document. */
    TITLE("H1"),
    /** The heading of a section. */
    SECTION("H2"),
    /** The heading of a subsection. */
    SUBSECTION("H3"),
    /** The heading of a paragraph. */
    PARAGRAPH_HEADING("H4"),
    /** A paragraph, or a line of a derivation. */
    PARAGRAPH("P"),
    /** Parts that belong together. */
    GROUP("Div"),
    /** A list with bullets. */
    LIST("L"),
    /** A list that is numbered, or lettered. */
    NUMBERED_LIST("L"),
    /** An item of a list. */
    ITEM("LI"),
    /** The number or bullet of an item. */
    LABEL("Lbl"),
    /** What an item says. */
    ITEM_BODY("LBody"),
    /** Quoted parts. */
    QUOTE("BlockQuote"),
    /** Typewriter text. */
    CODE("Code"),
    /** A formula. */
    FORMULA("Formula"),
    /** A drawing. */
    FIGURE("Figure"),
    /** A table. */
    TABLE("Table"),
    /** A row of a table. */
    ROW("TR"),
    /** A cell that names its column. */
    HEADER_CELL("TH"),
    /** A cell. */
    CELL("TD"),
    /** What leads elsewhere. */
    LINK("Link"),
    /** Ornament, which is not read. */
    ORNAMENT("Artifact");

    private final String word;

    Role(String word) {
      this.word = word;
    }

    /** Its name in PDF. */
    public String word() {
      return word;
    }
  }
}
