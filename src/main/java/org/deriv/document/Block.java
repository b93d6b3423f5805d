package org.deriv.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A part of a document that stands on lines of its own. */
public sealed interface Block {

  /**
   * The heading of a section.
   *
   * @param level 1 for a section, 2 for a subsection, 3 for a paragraph heading
   * @param number such as {@code 2.1}; empty for an unnumbered heading
   */
  record Heading(int level, Optional<String> number, List<Inline> text) implements Block {
    public Heading {
      text = List.copyOf(text);
      if (level < 1 || level > 3) {
        throw new IllegalArgumentException("a heading has level 1 to 3, not " + level);
      }
    }
  }

  /** Running text, justified. */
  record Paragraph(List<Inline> content) implements Block {
    public Paragraph {
      content = List.copyOf(content);
    }
  }

  /**
   * A list.
   *
   * @param first the number of the first item; empty for bullets
   */
  record Items(Optional<Integer> first, List<Item> items) implements Block {
    public Items {
      items = List.copyOf(items);
    }
  }

  /** One item of a list. */
  record Item(List<Block> content) {
    public Item {
      content = List.copyOf(content);
    }
  }

  /** Quoted blocks, indented. */
  record Quote(List<Block> content) implements Block {
    public Quote {
      content = List.copyOf(content);
    }
  }

  /** Typewriter text with its lines kept. */
  record Listing(String content) implements Block {}

  /** A centred formula; the number, if any, without its parentheses. */
  record Display(Formula formula, Optional<String> number) implements Block {}

  /** Lines aligned at their relations, each with its reason and verdict. */
  record Derivation(List<Line> lines) implements Block {
    public Derivation {
      lines = List.copyOf(lines);
    }
  }

  /** A note between blocks. */
  record Remark(Note note) implements Block {}

  /**
   * A table.
   *
   * @param columns how each column is aligned
   * @param header one cell for each column; empty for a table without a heading
   * @param rows each with one cell for each column
   * @param number if any, without the word
   */
  record Table(
      List<Alignment> columns,
      List<Cell> header,
      List<List<Cell>> rows,
      List<Inline> caption,
      Optional<String> number)
      implements Block {
    /** A table without a number. */
    public Table(
        List<Alignment> columns, List<Cell> header, List<List<Cell>> rows, List<Inline> caption) {
      this(columns, header, rows, caption, Optional.empty());
    }

    public Table {
      columns = List.copyOf(columns);
      header = List.copyOf(header);
      rows = rows.stream().map(List::copyOf).toList();
      caption = List.copyOf(caption);
      int width = columns.size();
      boolean ragged = rows.stream().anyMatch(row -> row.size() != width);
      if (ragged || !(header.isEmpty() || header.size() == width)) {
        throw new IllegalArgumentException("every row of a table has " + width + " cells");
      }
    }

    /** The anchor of the table with this number. */
    public static String anchor(String number) {
      return "table-" + number;
    }

    /** The caption, after the number where there is one. */
    public List<Inline> title() {
      List<Inline> words = new ArrayList<>();
      number.ifPresent(
          it -> words.add(new Inline.Text("Table " + it + (caption.isEmpty() ? "" : ": "))));
      words.addAll(caption);
      return words;
    }
  }

  /** One cell of a table. */
  record Cell(List<Inline> content) {
    public Cell {
      content = List.copyOf(content);
    }
  }

  /** Where the text of a column stands. */
  enum Alignment {
    LEFT,
    CENTRE,
    RIGHT
  }

  /**
   * A drawing with its caption; the number, if any, without the word.
   *
   * @param description what it shows, in words, for a reader who cannot see it; may be empty
   */
  record Figure(Drawing drawing, Optional<String> number, List<Inline> caption, String description)
      implements Block {
    public Figure {
      caption = List.copyOf(caption);
    }

    /** The anchor of the figure with this number. */
    public static String anchor(String number) {
      return "figure-" + number;
    }

    /** A drawing that its caption describes. */
    public Figure(Drawing drawing, Optional<String> number, List<Inline> caption) {
      this(drawing, number, caption, "");
    }
  }

  /**
   * A list to which the text refers by labels, in order.
   *
   * @param kind what is listed
   */
  record References(Kind kind, List<Reference> entries) implements Block {
    public References {
      entries = List.copyOf(entries);
    }

    /** What a list of references lists. */
    public enum Kind {
      /** Works that were cited. */
      CITED,
      /** How verdicts short of a proof were reached. */
      CHECKED
    }
  }

  /** One cited work: the label in brackets and the description. */
  record Reference(String label, List<Inline> description) {
    public Reference {
      description = List.copyOf(description);
    }
  }
}
