package dev.cordon.examples.bank;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What happened at the bank apart from money: requests, mails, uploads, switches. */
final class Diary {

  private static final int MOST = 10_000;

  private final Deque<Visit> visits = new ArrayDeque<>();
  private final List<Mail> mails = new ArrayList<>();
  private final List<String> uploads = new ArrayList<>();
  private final List<String> webhooks = new ArrayList<>();
  private final Set<String> flags = new LinkedHashSet<>();

  synchronized void reset() {
    visits.clear();
    mails.clear();
    uploads.clear();
    webhooks.clear();
    flags.clear();
  }

  synchronized void visited(Visit visit) {
    visits.add(visit);
    if (visits.size() > MOST) {
      visits.remove();
    }
  }

  synchronized void mailed(Mail mail) {
    mails.add(mail);
  }

  synchronized void uploaded(String file) {
    uploads.add(file);
  }

  synchronized void notified(String event) {
    webhooks.add(event);
  }

  synchronized void flagged(String flag) {
    flags.add(flag);
  }

  synchronized List<Visit> visits() {
    return List.copyOf(visits);
  }

  synchronized List<Mail> mails() {
    return List.copyOf(mails);
  }

  synchronized List<String> uploads() {
    return List.copyOf(uploads);
  }

  synchronized List<String> webhooks() {
    return List.copyOf(webhooks);
  }

  synchronized Set<String> flags() {
    return Set.copyOf(flags);
  }
}
