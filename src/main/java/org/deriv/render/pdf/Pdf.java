package org.deriv.render.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.deriv.document.Document;
import org.deriv.document.Inline;
import org.deriv.render.ink.Paint;
import org.deriv.render.ink.Typefaces;
import org.deriv.render.page.Pages;
import org.deriv.render.page.Paper;
import org.deriv.render.page.Typesetter;

/**
 * Documents as PDF files: fonts embedded as subsets, text and formulas selectable, bookmarks, and a
 * tree of parts for readers who cannot see the page.
 *
 * <p>The same document gives the same bytes: no clock, no random identifier. Safe to share between
 * threads.
 */
public final class Pdf {
  static final String PRODUCER = "deriv, with JLaTeXMath and PDFBox";

  // The seed of the file identifier, in the place of the time that PDFBox would take.
  private static final long IDENTIFIER = 1;

  private final Typesetter typesetter;
  private final Typefaces typefaces;

  /** A writer that sets its pages with this typesetter, of these typefaces. */
  public Pdf(Typesetter typesetter, Typefaces typefaces) {
    this.typesetter = typesetter;
    this.typefaces = typefaces;
  }

  /** The bytes of a PDF file. */
  public byte[] of(Document document, Paper paper) {
    Pages pages = typesetter.pages(document, paper);
    try (PDDocument pdf = new PDDocument()) {
      pdf.setDocumentId(IDENTIFIER);
      pdf.setVersion(1.7f);
      add(pages, pdf);
      describe(document, pdf);
      Metadata.add(document, pdf);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      pdf.save(bytes, CompressParameters.DEFAULT_COMPRESSION);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write a PDF file in memory", e);
    }
  }

  private void add(Pages pages, PDDocument pdf) throws IOException {
    double height = pages.paper().height();
    EmbeddedFonts fonts = new EmbeddedFonts(typefaces);
    COSDictionary resources = new COSDictionary();
    Structure structure = new Structure();
    List<PDPage> added = new ArrayList<>();
    for (List<Paint> sheet : pages.sheets()) {
      PDPage page = new PDPage(new PDRectangle((float) pages.paper().width(), (float) height));
      page.setResources(new PDResources(resources));
      PDStream content = new PDStream(pdf);
      try (OutputStream out = content.createOutputStream(COSName.FLATE_DECODE)) {
        Structure.Marks marks = structure.page(page);
        out.write(new ContentWriter(fonts, height, structure, marks).write(sheet));
      }
      page.setContents(content);
      page.getCOSObject().setItem(COSName.getPDFName("Tabs"), COSName.S);
      pdf.addPage(page);
      added.add(page);
    }
    fonts.fill(resources);
    new Navigation(height, structure).add(pdf, added, pages.sheets());
    structure.fill(pdf);
  }

  private static void describe(Document document, PDDocument pdf) {
    PDDocumentInformation information = pdf.getDocumentInformation();
    information.setTitle(Inline.plain(document.title().title()));
    document.title().author().ifPresent(information::setAuthor);
    document.title().course().ifPresent(information::setSubject);
    information.setCreator("deriv");
    information.setProducer(PRODUCER);
    pdf.getDocumentCatalog().setLanguage(document.language());
    PDViewerPreferences preferences = new PDViewerPreferences(new COSDictionary());
    preferences.setDisplayDocTitle(true);
    pdf.getDocumentCatalog().setViewerPreferences(preferences);
  }
}
