package dev.cordon.examples.bank;

import java.util.List;
import java.util.Locale;

/**
 * The pages of a logged-in user.
 *
 * <p>Wrong: any site may frame them (R21), a widget tells its balance to whatever page frames it
 * (R23), and the statement answers a search in the number of its frames (R21).
 */
final class Pages {

  private static final List<String> SPENT_AT = List.of("Bakery", "Clinic", "Bookshop");

  private final Ledger ledger;

  Pages(Ledger ledger) {
    this.ledger = ledger;
  }

  void open(Routes routes) {
    routes.on("GET", "/", this::home);
    routes.onPage("/dashboard", this::dashboard);
    routes.onPage("/widget", this::widget);
    routes.onPage("/statement", this::statement);
    routes.onPage("/cinema", this::cinema);
    routes.onLoggedIn("GET", "/receipts/*", this::receipt);
  }

  private void home(Call call) {
    call.html(
        Html.page(
            "Welcome",
            call.user(),
            "<p class=\"card\">The bank round the corner. <a href=\"/dashboard\">Your"
                + " account</a></p>"));
  }

  private void dashboard(Call call) {
    String user = call.user();
    call.html(
        Html.page(
            "Your account",
            user,
            "<meta name=\"csrf-token\" content=\"" + Html.escape(call.token()) + "\">",
            """
            <section class="card"><p>Account <code>%s</code></p>
            <p class="balance" id="balance">%d</p></section>
            <form method="post" action="/api/transfer" class="card">
              <h2>Send money</h2>
              %s
              <label>To <input name="to" value="%s"></label>
              <label>Amount <input name="amount" type="number" min="1" value="%s"></label>
              <button>Send</button>
            </form>
            <section class="card"><h2>Quick transfer</h2>
            <button id="quick">Send 10 to bob</button> <output id="sent"></output></section>
            <script>
            const token = document.querySelector('meta[name=csrf-token]').content;
            document.getElementById('quick').onclick = async () => {
              const answer = await fetch('/api/quick-transfer?to=bob&amount=10',
                {headers: {'X-CSRF-Token': token}});
              document.getElementById('sent').textContent = answer.ok ? 'sent' : 'refused';
            };
            </script>
            """
                .formatted(
                    Html.escape(ledger.number(user)),
                    ledger.balance(user),
                    Html.tokenField(call.token()),
                    Html.escape(call.field("to")),
                    Html.escape(call.field("amount")))));
  }

  private void widget(Call call) {
    call.html(
        """
        <!doctype html><title>Balance</title><p id="balance">%d</p>
        <script>
        parent.postMessage({user: '%s', account: '%s', balance: %d}, '*');
        </script>
        """
            .formatted(
                ledger.balance(call.user()),
                Html.escape(call.user()),
                Html.escape(ledger.number(call.user())),
                ledger.balance(call.user())));
  }

  private void statement(Call call) {
    StringBuilder rows = new StringBuilder();
    String asked = call.field("q").toLowerCase(Locale.ROOT);
    for (String merchant : SPENT_AT) {
      if (merchant.toLowerCase(Locale.ROOT).contains(asked)) {
        rows.append("<li>")
            .append(merchant)
            .append(" <iframe src=\"/receipts/")
            .append(merchant)
            .append("\" width=\"32\" height=\"32\" title=\"receipt\"></iframe></li>");
      }
    }
    call.html(Html.page("Statement", call.user(), "<ul class=\"card\">" + rows + "</ul>"));
  }

  /** A picture if the user spent money there, 404 if not: the status is a secret (R21). */
  private void receipt(Call call) {
    if (SPENT_AT.contains(call.lastSegment())) {
      call.answer(200, "image/png", Png.stamp());
    } else {
      call.refuse(404, "no such receipt");
    }
  }

  private void cinema(Call call) {
    call.html(
        Html.page(
            "Cinema",
            call.user(),
            """
            <p>For our customers only.</p>
            <video src="/film.mp4" width="320" height="180" controls muted autoplay loop></video>
            """));
  }
}
