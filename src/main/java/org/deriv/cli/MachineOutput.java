package org.deriv.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.deriv.diagnostic.Source;

/** The JSON that machines read: the engine writes the files, the shell what is around them. */
final class MachineOutput {
  private MachineOutput() {}

  static String document(List<String> files) {
    return "{\"version\":1,\"files\":[" + String.join(",", files) + "]}";
  }

  static String file(Worked worked) {
    return switch (worked) {
      case Worked.Done(Input _, Source _, Desk.Report report) -> report.json();
      case Worked.Unread unread ->
          failed(unread.input(), "unreadable-file", unread.why(), "check the file's name");
      case Worked.Failed(Input input, Throwable _) ->
          failed(
              input,
              "internal-fault",
              "deriv failed on this file",
              "please report what is on standard error");
    };
  }

  private static String failed(Input input, String code, String message, String help) {
    ObjectNode file = JsonNodeFactory.instance.objectNode();
    file.put("file", input.name());
    ObjectNode diagnostic = file.putArray("diagnostics").addObject();
    diagnostic.put("code", code).put("severity", "error");
    diagnostic.put("message", message).put("help", help);
    diagnostic.put("line", 1).put("column", 1).put("endLine", 1).put("endColumn", 1);
    diagnostic.putNull("problem").putNull("goal");
    file.putArray("problems");
    return file.toString();
  }
}
