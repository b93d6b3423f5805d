package org.deriv.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What to say when the program itself has failed. */
final class Fault {
  private Fault() {}

  /** The report: whose fault it is, and what to send to whom. */
  static void report(Console console, String doing, Throwable failure) {
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    console.say("this is a fault of deriv, not of your file (" + doing + ")");
    console.say("please report it, with the file and these lines");
    console
        .err()
        .printf(
            "deriv %s, java %s, %s %s%n%s",
            Version.words(),
            System.getProperty("java.version"),
            System.getProperty("os.name"),
            System.getProperty("os.arch"),
            trace);
  }
}
