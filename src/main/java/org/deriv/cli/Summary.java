package org.deriv.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The table of a folder of submissions: a row a file. */
final class Summary {
  private static final List<String> HEADER =
      List.of(
          "file",
          "links",
          "right",
          "undecided",
          "wrong",
          "first wrong line",
          "first wrong link",
          "verdict");

  private final List<List<String>> rows = new ArrayList<>();

  /** Adds what came of a file. */
  void add(Worked worked) {
    String name = worked.input().name();
    switch (worked) {
      case Worked.Done(Input _, var _, Desk.Report report) -> {
        Tally tally = report.tally();
        Optional<Tally.First> first = tally.first();
        rows.add(
            List.of(
                name,
                String.valueOf(tally.links()),
                String.valueOf(tally.right()),
                String.valueOf(tally.undecided()),
                String.valueOf(tally.wrong()),
                first.map(it -> String.valueOf(it.line())).orElse(""),
                first.map(Summary::place).orElse(""),
                first.map(Tally.First::verdict).orElse("right")));
      }
      case Worked.Unread _ -> rows.add(List.of(name, "", "", "", "", "", "", "unreadable"));
      case Worked.Failed _ -> rows.add(List.of(name, "", "", "", "", "", "", "fault"));
    }
  }

  private static String place(Tally.First first) {
    if (first.goal().isEmpty()) {
      return "";
    }
    String goal = first.problem() + ", " + first.goal();
    return first.link() == 0 ? goal : goal + ", link " + first.link();
  }

  /** The table for a reader, its columns aligned. */
  String text() {
    List<String> header = List.of("file", "links right", "first wrong link");
    List<List<String>> shown = new ArrayList<>(List.of(header));
    for (List<String> row : rows) {
      boolean counted = !row.get(1).isEmpty();
      String right = counted ? row.get(2) + "/" + row.get(1) : "-";
      String where = row.get(5).isEmpty() ? "" : "line " + row.get(5) + ": ";
      String link = row.get(6).isEmpty() ? "" : " (" + row.get(6) + ")";
      String wrong = row.get(7).equals("right") ? "-" : where + row.get(7) + link;
      shown.add(List.of(row.get(0), right, wrong));
    }
    int[] widths = new int[3];
    for (List<String> row : shown) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).codePointCount(0, row.get(i).length()));
      }
    }
    StringBuilder table = new StringBuilder();
    for (List<String> row : shown) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        String cell = row.get(i);
        int room = widths[i] - cell.codePointCount(0, cell.length());
        line.append(cell).append(" ".repeat(room + 2));
      }
      table.append(line.toString().stripTrailing()).append('\n');
    }
    return table.toString();
  }

  /** The table with commas, as RFC 4180 has it. */
  String csv() {
    StringBuilder csv = new StringBuilder();
    line(csv, HEADER.stream().map(name -> name.replace(' ', '_')).toList());
    rows.forEach(row -> line(csv, row));
    return csv.toString();
  }

  private static void line(StringBuilder csv, List<String> cells) {
    for (int i = 0; i < cells.size(); i++) {
      String cell = cells.get(i);
      boolean quoted = cell.matches("(?s).*[\",\\r\\n].*");
      csv.append(i == 0 ? "" : ",")
          .append(quoted ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell);
    }
    csv.append("\r\n");
  }
}
