package org.deriv.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Reads texts, and writes files that are whole or not there. */
final class TextFiles {
  // A longer text is no homework; it would be read into memory several times over.
  static final int MOST_BYTES = 4 << 20;

  private TextFiles() {}

  /** A text, or why there is none. */
  sealed interface Content {
    /** The text, without a byte order mark. */
    record Text(String text) implements Content {}

    /** Why it cannot be read, in words that follow the file's name. */
    record Unreadable(String why) implements Content {}
  }

  static Content read(Path file) {
    try (InputStream stream = Files.newInputStream(file)) {
      return read(stream);
    } catch (NoSuchFileException missing) {
      return new Content.Unreadable("there is no such file");
    } catch (IOException failure) {
      return new Content.Unreadable(
          Files.isDirectory(file) ? "it is a folder" : "it cannot be read");
    }
  }

  static Content read(InputStream stream) throws IOException {
    byte[] bytes = stream.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      return new Content.Unreadable("it is larger than " + (MOST_BYTES >> 20) + " MB");
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return new Content.Text(text.startsWith("\uFEFF") ? text.substring(1) : text);
    } catch (CharacterCodingException malformed) {
      return new Content.Unreadable("it is no UTF-8 text");
    }
  }

  /** Replaces a file by a complete one, or leaves it as it was. */
  static void replace(Path file, byte[] content) throws IOException {
    // Through a link, so that what it points to is replaced and not the link.
    Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    Path folder = target.getParent();
    if (folder == null) {
      throw new IOException("no file can be written at " + file);
    }
    Path draft = Files.createTempFile(folder, "." + target.getFileName(), ".part");
    try {
      Files.copy(new ByteArrayInputStream(content), draft, StandardCopyOption.REPLACE_EXISTING);
      move(draft, target);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static void move(Path draft, Path target) throws IOException {
    try {
      Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException unsupported) {
      Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
