package org.deriv.rule;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** The works that rules cite, by their keys. */
public final class Bibliography {
  private static final String RESOURCE = "/rules/bibliography.properties";

  private final Properties works = new Properties();

  /** The works that come with the program. */
  public Bibliography() {
    try (InputStream in = Bibliography.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is missing");
      }
      works.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Authors, title and place of a work; its key where it is not listed. */
  public String describe(String key) {
    return works.getProperty(key, key);
  }

  /** Whether the work is listed. */
  public boolean lists(String key) {
    return works.containsKey(key);
  }
}
