package org.deriv.document.compose;

import java.util.ArrayList;
import java.util.List;
import org.deriv.document.Formula;
import org.deriv.document.Inline;

/**
 * What is given, as members of spaces: those of one space that stand together are named together.
 */
final class MemberText {
  /**
   * Names of one space.
   *
   * @param space where they are from; empty where the words say all
   * @param more what else is said of the only name
   * @param told relations that hold of them
   */
  private record Group(
      List<String> names, String space, List<Inline> more, List<List<Inline>> told) {
    Group {
      names = List.copyOf(names);
      more = List.copyOf(more);
      told = List.copyOf(told);
    }

    boolean takes(Group next) {
      return !space.isEmpty() && space.equals(next.space) && more.isEmpty() && next.more.isEmpty();
    }

    Group and(Group next) {
      List<String> all = new ArrayList<>(names);
      all.addAll(next.names);
      List<List<Inline>> both = new ArrayList<>(told);
      both.addAll(next.told);
      return new Group(all, space, more, both);
    }
  }

  private final List<Group> groups = new ArrayList<>();

  /** A name of a space, with what else is said of it. */
  void add(String name, String space, List<Inline> more, List<List<Inline>> told) {
    Group next = new Group(List.of(name), space, more, told);
    if (!groups.isEmpty() && groups.getLast().takes(next)) {
      groups.add(groups.removeLast().and(next));
    } else {
      groups.add(next);
    }
  }

  /** Something that is no member of a space. */
  void add(List<Inline> words, List<List<Inline>> told) {
    groups.add(new Group(List.of(), "", words, told));
  }

  /** What is given, one after the other. */
  List<List<Inline>> parts() {
    return groups.stream().map(MemberText::words).toList();
  }

  private static List<Inline> words(Group group) {
    List<Inline> words = new ArrayList<>();
    if (!group.space().isEmpty()) {
      String names = String.join(", ", group.names());
      words.add(new Inline.Maths(Formula.of(names + " \\in " + group.space())));
    }
    words.addAll(group.more());
    if (!group.told().isEmpty()) {
      boolean listed = Inline.plain(words).contains(" with ");
      words.addAll(Inline.text(listed ? ", " : " with "));
      words.addAll(TruthText.enumerated(group.told()));
    }
    return words;
  }
}
