package org.deriv.render.pdf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.deriv.document.Document;
import org.deriv.document.Inline;

/**
 * What a file says of itself in XMP: its title, its authors, and that it keeps to PDF/UA-1 (ISO
 * 14289-1), to which {@code AccessiblePdfTest} holds it.
 */
final class Metadata {
  private Metadata() {}

  static void add(Document document, PDDocument pdf) throws IOException {
    byte[] packet = packet(document).getBytes(StandardCharsets.UTF_8);
    PDMetadata metadata = new PDMetadata(pdf, new ByteArrayInputStream(packet));
    pdf.getDocumentCatalog().setMetadata(metadata);
  }

  private static String packet(Document document) {
    String title = escaped(Inline.plain(document.title().title()));
    String author =
        document
            .title()
            .author()
            .map(name ->
                "   <dc:creator><rdf:Seq><rdf:li>"
                    + escaped(name)
                    + "</rdf:li></rdf:Seq></dc:creator>\n")
            .orElse("");
    return """
    <?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
    <x:xmpmeta xmlns:x="adobe:ns:meta/">
     <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
      <rdf:Description rdf:about=""
        xmlns:dc="http://purl.org/dc/elements/1.1/"
        xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
        xmlns:xmp="http://ns.adobe.com/xap/1.0/"
        xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
       <dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title>
    %s   <dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>
       <xmp:CreatorTool>deriv</xmp:CreatorTool>
       <pdf:Producer>%s</pdf:Producer>
       <pdfuaid:part>1</pdfuaid:part>
      </rdf:Description>
     </rdf:RDF>
    </x:xmpmeta>
    <?xpacket end="r"?>
    """
        .formatted(title, author, escaped(document.language()), Pdf.PRODUCER);
  }

  private static String escaped(String text) {
    return text.replaceAll("[\\p{Cntrl}\\x{FFFE}\\x{FFFF}]", " ")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;");
  }
}
