package org.deriv.render.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.deriv.document.Block;
import org.deriv.document.Document;
import org.deriv.document.Formula;
import org.deriv.document.Inline;
import org.deriv.document.Line;
import org.deriv.document.RelationSign;
import org.deriv.document.Title;
import org.deriv.render.Samples;
import org.deriv.render.ink.Typefaces;
import org.deriv.render.maths.MathSetter;
import org.deriv.render.page.Paper;
import org.deriv.render.page.Typesetter;
import org.junit.jupiter.api.Test;

/** What a reader who cannot see the page is told: every part of it, in order, with its meaning. */
class TaggedPdfTest {
  private static final byte[] SAMPLE = pdf(Samples.residual());
  private static final Set<String> PAINTING = Set.of("TJ", "f", "S");

  private static byte[] pdf(Document document) {
    Typefaces typefaces = new Typefaces();
    Typesetter typesetter = new Typesetter(typefaces, new MathSetter(typefaces));
    return new Pdf(typesetter, typefaces).of(document, Paper.A4);
  }

  private static List<PDStructureElement> elements(PDStructureNode node) {
    List<PDStructureElement> found = new ArrayList<>();
    for (Object kid : node.getKids()) {
      if (kid instanceof PDStructureElement element) {
        found.add(element);
        found.addAll(elements(element));
      }
    }
    return found;
  }

  private static List<PDStructureElement> elements(PDDocument pdf) {
    return elements(pdf.getDocumentCatalog().getStructureTreeRoot());
  }

  private static List<PDStructureElement> of(PDDocument pdf, String type) {
    return elements(pdf).stream().filter(e -> e.getStructureType().equals(type)).toList();
  }

  @Test
  void the_file_says_that_it_is_tagged() throws IOException {
    try (PDDocument pdf = Loader.loadPDF(SAMPLE)) {
      assertTrue(pdf.getDocumentCatalog().getMarkInfo().isMarked());
      assertEquals("en", pdf.getDocumentCatalog().getLanguage());
      assertTrue(pdf.getDocumentCatalog().getViewerPreferences().displayDocTitle());
    }
  }

  @Test
  void every_formula_and_drawing_can_be_read() throws IOException {
    try (PDDocument pdf = Loader.loadPDF(SAMPLE)) {
      for (String type : List.of("Formula", "Figure")) {
        List<PDStructureElement> parts = of(pdf, type);
        assertFalse(parts.isEmpty(), type);
        parts.forEach(part -> assertFalse(part.getAlternateDescription().isBlank(), type));
      }
      List<String> formulas =
          of(pdf, "Formula").stream().map(PDStructureElement::getAlternateDescription).toList();
      assertTrue(formulas.contains("x in the reals of dimension n"), formulas.toString());
    }
  }

  @Test
  void headings_stand_in_the_tree_in_their_order() throws IOException {
    try (PDDocument pdf = Loader.loadPDF(SAMPLE)) {
      List<String> types =
          elements(pdf).stream()
              .map(PDStructureElement::getStructureType)
              .filter(type -> type.matches("H\\d"))
              .toList();
      assertEquals("H1", types.getFirst());
      assertEquals(4, types.stream().filter("H2"::equals).count());
    }
  }

  @Test
  void tables_have_rows_of_cells_and_lists_have_items() throws IOException {
    Block table =
        new Block.Table(
            List.of(Block.Alignment.LEFT, Block.Alignment.RIGHT),
            List.of(cell("a"), cell("b")),
            List.of(List.of(cell("1"), cell("2"))),
            List.of());
    Block list =
        new Block.Items(
            Optional.of(1),
            List.of(new Block.Item(List.of(new Block.Paragraph(Inline.text("one"))))));
    try (PDDocument pdf = Loader.loadPDF(pdf(Document.of(Title.of("T"), List.of(table, list))))) {
      List<String> types =
          elements(pdf).stream().map(PDStructureElement::getStructureType).toList();
      assertEquals(
          List.of("Document", "H1", "Table", "TR", "TH", "TH", "TR", "TD", "TD", "L", "LI", "Lbl"),
          types.subList(0, 12));
      assertEquals(List.of("LBody", "P"), types.subList(12, 14));
    }
  }

  private static Block.Cell cell(String words) {
    return new Block.Cell(Inline.text(words));
  }

  @Test
  void what_is_painted_belongs_to_a_part_or_is_an_artifact() throws IOException {
    try (PDDocument pdf = Loader.loadPDF(SAMPLE)) {
      for (PDPage page : pdf.getPages()) {
        Set<Integer> marks = marks(page);
        COSArray owners = owners(pdf, page.getStructParents());
        assertEquals(
            IntStream.range(0, owners.size()).boxed().collect(Collectors.toSet()),
            marks,
            "numbers of marked contents and their owners");
        owners.forEach(owner -> assertTrue(((COSDictionary) resolved(owner)).containsKey("P")));
      }
    }
  }

  /** The numbers of marked contents; fails where paint is outside of them or they are nested. */
  private static Set<Integer> marks(PDPage page) throws IOException {
    Set<Integer> marks = new TreeSet<>();
    List<Object> tokens = new PDFStreamParser(page).parse();
    List<String> open = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      if (!(tokens.get(i) instanceof Operator operator)) {
        continue;
      }
      String name = operator.getName();
      if (name.equals("BDC") && tokens.get(i - 1) instanceof COSDictionary properties) {
        boolean mark = properties.containsKey(COSName.MCID);
        assertFalse(mark && !open.isEmpty(), "a marked content within another one");
        assertTrue(!mark || marks.add(properties.getInt(COSName.MCID)), "a number used twice");
        open.add(mark ? "mark" : "span");
      } else if (name.equals("BMC")) {
        open.add("artifact");
      } else if (name.equals("EMC")) {
        open.removeLast();
      } else if (PAINTING.contains(name)) {
        assertFalse(open.isEmpty() || open.getFirst().equals("span"), "paint of no part");
      }
    }
    assertEquals(List.of(), open);
    return marks;
  }

  private static COSArray owners(PDDocument pdf, int key) {
    COSArray numbers =
        pdf.getDocumentCatalog()
            .getStructureTreeRoot()
            .getCOSObject()
            .getCOSDictionary(COSName.PARENT_TREE)
            .getCOSArray(COSName.NUMS);
    for (int i = 0; i < numbers.size(); i += 2) {
      if (((COSInteger) numbers.getObject(i)).intValue() == key) {
        return (COSArray) numbers.getObject(i + 1);
      }
    }
    throw new AssertionError("no owners for page " + key);
  }

  private static COSBase resolved(COSBase base) {
    return base instanceof org.apache.pdfbox.cos.COSObject object ? object.getObject() : base;
  }

  @Test
  void a_reference_leads_to_the_line_with_its_number() throws IOException {
    Line line =
        Line.of(Formula.of("a"), RelationSign.EQUAL, Formula.of("b")).numbered(Optional.of("1"));
    Block text = new Block.Paragraph(List.of(new Inline.Text("by "), new Inline.Reference("1")));
    Document document =
        Document.of(Title.of("T"), List.of(new Block.Derivation(List.of(line)), text));
    try (PDDocument pdf = Loader.loadPDF(pdf(document))) {
      assertEquals(1, pdf.getPage(0).getAnnotations().size());
      List<PDStructureElement> links = of(pdf, "Link");
      assertEquals(1, links.size());
      Set<String> kids = new HashSet<>();
      links.getFirst().getKids().forEach(kid -> kids.add(kid.getClass().getSimpleName()));
      assertEquals(Set.of("Integer", "PDObjectReference"), kids);
    }
  }
}
