package org.deriv.render.pdf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDObjectReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.text.PDFTextStripper;

/** Looks for what PDF/UA-1 (ISO 14289-1) does not allow and a program can see. */
public final class PdfAudit {
  private static final Set<String> STANDARD =
      Set.of(
          "Document",
          "H1",
          "H2",
          "H3",
          "H4",
          "P",
          "Div",
          "L",
          "LI",
          "Lbl",
          "LBody",
          "BlockQuote",
          "Code",
          "Formula",
          "Figure",
          "Table",
          "TR",
          "TH",
          "TD",
          "Link");
  private static final Map<String, Set<String>> PARENTS =
      Map.of(
          "LI", Set.of("L"),
          "LBody", Set.of("LI"),
          "TR", Set.of("Table"),
          "TH", Set.of("TR"),
          "TD", Set.of("TR"));

  private final PDDocument pdf;
  private final List<String> faults = new ArrayList<>();
  private final Set<COSBase> linked = new HashSet<>();
  private int heading;

  private PdfAudit(PDDocument pdf) {
    this.pdf = pdf;
  }

  /** What is wrong with a file; nothing if it may say that it keeps to PDF/UA-1. */
  public static List<String> faults(PDDocument pdf) throws IOException {
    PdfAudit audit = new PdfAudit(pdf);
    audit.catalog();
    audit.tree(pdf.getDocumentCatalog().getStructureTreeRoot(), "");
    for (PDPage page : pdf.getPages()) {
      audit.page(page);
    }
    audit.text();
    return audit.faults;
  }

  private void expect(boolean met, String fault) {
    if (!met) {
      faults.add(fault);
    }
  }

  private void catalog() throws IOException {
    var catalog = pdf.getDocumentCatalog();
    expect(catalog.getMarkInfo().isMarked(), "not marked");
    expect(catalog.getLanguage() != null && !catalog.getLanguage().isBlank(), "no language");
    expect(catalog.getViewerPreferences().displayDocTitle(), "the title is not displayed");
    String xmp = new String(catalog.getMetadata().toByteArray(), StandardCharsets.UTF_8);
    expect(xmp.contains("<pdfuaid:part>1</pdfuaid:part>"), "no declaration");
    expect(xmp.contains("<dc:title>"), "no title in the metadata");
    expect(!pdf.getDocumentInformation().getTitle().isBlank(), "no title");
  }

  private void tree(PDStructureNode node, String above) {
    for (Object kid : node.getKids()) {
      if (kid instanceof PDObjectReference reference) {
        COSBase object = reference.getCOSObject().getDictionaryObject(COSName.OBJ);
        expect(above.equals("Link"), "an annotation in " + above);
        linked.add(object);
      }
      if (kid instanceof PDStructureElement element) {
        element(element, above);
        tree(element, element.getStructureType());
      }
    }
  }

  private void element(PDStructureElement element, String above) {
    String type = element.getStructureType();
    expect(STANDARD.contains(type), "a part of the kind " + type);
    expect(PARENTS.getOrDefault(type, Set.of(above)).contains(above), type + " within " + above);
    String alternative = element.getAlternateDescription();
    switch (type) {
      case "Formula", "Figure" ->
          expect(alternative != null && isSayable(alternative), type + ": " + alternative);
      case "H1", "H2", "H3", "H4" -> {
        int level = type.charAt(1) - '0';
        expect(level <= heading + 1, type + " after H" + heading);
        heading = level;
      }
      case "TH" -> expect(attribute(element, "Scope").equals("Column"), "TH without scope");
      case "L" -> expect(!attribute(element, "ListNumbering").isEmpty(), "L without numbering");
      case "Link" -> expect(element.getKids().size() > 1, "a link that leads nowhere");
      default -> {}
    }
    if (type.equals("Figure")) {
      COSDictionary own = (COSDictionary) resolved(element.getCOSObject().getItem(COSName.A));
      COSArray box = own == null ? null : own.getCOSArray(COSName.getPDFName("BBox"));
      expect(box != null && box.size() == 4, "a figure without its place");
    }
  }

  /** Words, not LaTeX: no backslashes, and no signs for which there are words. */
  public static boolean isSayable(String words) {
    return !words.isBlank() && !words.matches(".*[\\\\^_$&∑∏∂∇‖≤≥ᵀ√].*");
  }

  private static String attribute(PDStructureElement element, String name) {
    COSBase own = resolved(element.getCOSObject().getItem(COSName.A));
    String value =
        own instanceof COSDictionary attributes ? attributes.getNameAsString(name) : null;
    return value == null ? "" : value;
  }

  private static COSBase resolved(COSBase base) {
    return base instanceof COSObject object ? object.getObject() : base;
  }

  private void page(PDPage page) throws IOException {
    for (PDAnnotation annotation : page.getAnnotations()) {
      String contents = annotation.getContents();
      expect(contents != null && !contents.isBlank(), "an annotation that says nothing");
      expect(linked.contains(annotation.getCOSObject()), "an annotation in no part");
      expect("S".equals(page.getCOSObject().getNameAsString("Tabs")), "tabs not in reading order");
    }
    for (COSName name : page.getResources().getFontNames()) {
      PDFont font = page.getResources().getFont(name);
      expect(font.isEmbedded(), font.getName() + " is not embedded");
      expect(font.getCOSObject().containsKey(COSName.TO_UNICODE), font.getName() + " has no text");
    }
  }

  private void text() throws IOException {
    PDFTextStripper stripper =
        new PDFTextStripper() {
          @Override
          protected void showGlyph(
              org.apache.pdfbox.util.Matrix matrix,
              PDFont font,
              int code,
              org.apache.pdfbox.util.Vector displacement)
              throws IOException {
            String read = font.toUnicode(code);
            expect(
                read != null && !read.isEmpty() && !read.equals("\u0000"),
                String.format(Locale.ROOT, "glyph %d of %s is no text", code, font.getName()));
            super.showGlyph(matrix, font, code, displacement);
          }
        };
    stripper.getText(pdf);
  }
}
