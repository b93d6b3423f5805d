package org.deriv.render.pdf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.deriv.render.ink.Tag;

/**
 * The tree of what a document consists of, in reading order, as PDF 1.7 wants it (section 14.7).
 *
 * <p>Parts come in the order in which the pages are painted; a part that goes on on another page is
 * one element.
 */
final class Structure {
  private static final COSName ELEMENT = COSName.getPDFName("StructElem");
  private static final COSName MARKED_REFERENCE = COSName.getPDFName("MCR");
  private static final COSName OBJECT_REFERENCE = COSName.getPDFName("OBJR");
  private static final String NUMBERING = "ListNumbering";

  private final COSDictionary root = new COSDictionary();
  private final Element document;
  private final Map<Tag, Element> elements = new HashMap<>();
  private final List<COSBase> parents = new ArrayList<>();
  private int heading;

  /** A part and what is in it. */
  static final class Element {
    private final COSDictionary dictionary = new COSDictionary();
    private final COSArray kids = new COSArray();

    private Element(String word, COSDictionary parent) {
      dictionary.setItem(COSName.TYPE, ELEMENT);
      dictionary.setName(COSName.S, word);
      dictionary.setItem(COSName.P, parent);
      dictionary.setItem(COSName.K, kids);
    }

    /** Says more of it, by an attribute of this owner. */
    private void describe(String owner, String name, COSBase value) {
      COSDictionary attributes = new COSDictionary();
      attributes.setItem(COSName.O, COSName.getPDFName(owner));
      attributes.setItem(COSName.getPDFName(name), value);
      attributes.setDirect(true);
      dictionary.setItem(COSName.A, attributes);
    }

    /** Where it is on its page, unless it was met before. */
    void within(PDRectangle box) {
      if (!dictionary.containsKey(COSName.A)) {
        describe("Layout", "BBox", box.getCOSArray());
      }
    }

    /** Its name, by which marked content begins. */
    String word() {
      return dictionary.getNameAsString(COSName.S);
    }
  }

  /** The numbers of the marked contents of one page. */
  final class Marks {
    private final PDPage page;
    private final COSArray owners = new COSArray();

    private Marks(PDPage page) {
      this.page = page;
      page.setStructParents(parents.size());
      parents.add(owners);
    }

    /** The number of the next marked content, which belongs to this element. */
    int next(Element element) {
      int number = owners.size();
      owners.add(element.dictionary);
      COSDictionary own = page.getCOSObject();
      if (!element.dictionary.containsKey(COSName.PG)) {
        element.dictionary.setItem(COSName.PG, own);
      }
      if (own.equals(element.dictionary.getCOSDictionary(COSName.PG))) {
        element.kids.add(COSInteger.get(number));
      } else {
        COSDictionary elsewhere = new COSDictionary();
        elsewhere.setItem(COSName.TYPE, MARKED_REFERENCE);
        elsewhere.setItem(COSName.PG, own);
        elsewhere.setInt(COSName.MCID, number);
        elsewhere.setDirect(true);
        element.kids.add(elsewhere);
      }
      return number;
    }
  }

  Structure() {
    root.setItem(COSName.TYPE, COSName.STRUCT_TREE_ROOT);
    document = new Element("Document", root);
  }

  /** What the whole document is. */
  Element document() {
    return document;
  }

  /** A page begins. */
  Marks page(PDPage page) {
    return new Marks(page);
  }

  /** The part with this tag, put into the one around it where it is met for the first time. */
  Element part(Tag tag, Element around) {
    Element known = elements.get(tag);
    if (known != null) {
      return known;
    }
    Element element = new Element(word(tag.role()), around.dictionary);
    tag.alternative().ifPresent(text -> element.dictionary.setString(COSName.ALT, text));
    switch (tag.role()) {
      case HEADER_CELL -> element.describe("Table", "Scope", COSName.getPDFName("Column"));
      case LIST -> element.describe("List", NUMBERING, COSName.getPDFName("Disc"));
      case NUMBERED_LIST -> element.describe("List", NUMBERING, COSName.getPDFName("Decimal"));
      default -> {}
    }
    around.kids.add(element.dictionary);
    elements.put(tag, element);
    return element;
  }

  /** A heading is at most one level below the one before it. */
  private String word(Tag.Role role) {
    if (!role.word().matches("H\\d")) {
      return role.word();
    }
    heading = Math.min(heading + 1, role.word().charAt(1) - '0');
    return "H" + heading;
  }

  /** An annotation belongs to the part with this tag. */
  void annotate(Tag tag, COSDictionary annotation, PDPage page) {
    Element element = elements.get(tag);
    if (element == null) {
      return;
    }
    annotation.setInt(COSName.STRUCT_PARENT, parents.size());
    parents.add(element.dictionary);
    COSDictionary reference = new COSDictionary();
    reference.setItem(COSName.TYPE, OBJECT_REFERENCE);
    reference.setItem(COSName.OBJ, annotation);
    reference.setItem(COSName.PG, page.getCOSObject());
    reference.setDirect(true);
    element.kids.add(reference);
  }

  /** Puts the tree into a file; call it when every page and link is written. */
  void fill(PDDocument pdf) {
    COSArray numbers = new COSArray();
    for (int i = 0; i < parents.size(); i++) {
      numbers.add(COSInteger.get(i));
      numbers.add(parents.get(i));
    }
    COSDictionary tree = new COSDictionary();
    tree.setItem(COSName.NUMS, numbers);
    root.setItem(COSName.PARENT_TREE, tree);
    root.setInt(COSName.PARENT_TREE_NEXT_KEY, parents.size());
    COSArray kids = new COSArray();
    kids.add(document.dictionary);
    root.setItem(COSName.K, kids);
    COSDictionary catalog = pdf.getDocumentCatalog().getCOSObject();
    catalog.setItem(COSName.STRUCT_TREE_ROOT, root);
    COSDictionary marked = new COSDictionary();
    marked.setBoolean(COSName.getPDFName("Marked"), true);
    catalog.setItem(COSName.MARK_INFO, marked);
  }
}
