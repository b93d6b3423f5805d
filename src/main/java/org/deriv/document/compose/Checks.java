package org.deriv.document.compose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.check.Status;
import org.deriv.check.Verdict;
import org.deriv.document.Block;
import org.deriv.document.Inline;

/**
 * How verdicts short of a proof were reached. A line says so in two words and a letter; the letters
 * are explained once, at the end of the document.
 */
final class Checks {
  private final Map<String, List<Inline>> accounts = new LinkedHashMap<>();
  private final List<String> letters = new ArrayList<>();

  /** A few words on what a verdict rests on; none where it needs no account. */
  List<Inline> words(Verdict verdict, NamesInWords names) {
    return words(verdict.status(), verdict.evidence(), names);
  }

  /** The same of a status and its evidence. */
  List<Inline> words(Status status, String evidence, NamesInWords names) {
    boolean accountable = status == Status.TESTED || status == Status.EXACT;
    if (!accountable || evidence.isBlank()) {
      return List.of();
    }
    if (status == Status.EXACT && !evidence.contains(": ")) {
      return names.in(evidence);
    }
    String how = status == Status.TESTED ? "checked numerically" : "checked exactly";
    return List.of(new Inline.Text(how + " "), reference(evidence, names));
  }

  /** Words with a link to the account of how what they say was checked. */
  static List<Inline> with(List<Inline> words, List<Inline> account) {
    List<Inline> all = new ArrayList<>(words);
    account.stream()
        .filter(Inline.Link.class::isInstance)
        .forEach(link -> {
          all.add(new Inline.Text("\u00a0"));
          all.add(link);
        });
    return all;
  }

  /** The letter of an account, which leads to it. */
  private Inline reference(String evidence, NamesInWords names) {
    List<Inline> account = names.in(sentence(evidence));
    String plain = Inline.plain(account);
    if (!accounts.containsKey(plain)) {
      letters.add(letter(accounts.size()));
      accounts.put(plain, account);
    }
    String letter = letters.get(List.copyOf(accounts.keySet()).indexOf(plain));
    return new Inline.Link("#" + letter, Inline.text("[" + letter + "]"));
  }

  private static String sentence(String evidence) {
    String words =
        evidence
            .replace("not proved: index networks: ", "not proved: ")
            // Below that the number itself tells nothing, and accounts would differ in it alone.
            .replaceAll("2\\^-\\d{3,}", "2^-100")
            .replaceAll("no normal form of `[^`]*`", "there is no normal form");
    return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
  }

  /** a to z, then aa, ab and so on. */
  private static String letter(int position) {
    String last = Character.toString('a' + position % 26);
    return position < 26 ? last : letter(position / 26 - 1) + last;
  }

  /** The accounts; none where nothing needs one. */
  Optional<Block> list() {
    if (accounts.isEmpty()) {
      return Optional.empty();
    }
    List<Block.Reference> entries = new ArrayList<>();
    accounts
        .values()
        .forEach(account -> entries.add(new Block.Reference(letters.get(entries.size()), account)));
    return Optional.of(new Block.References(Block.References.Kind.CHECKED, entries));
  }
}
