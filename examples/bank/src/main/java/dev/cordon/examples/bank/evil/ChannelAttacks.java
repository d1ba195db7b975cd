package dev.cordon.examples.bank.evil;

import static dev.cordon.examples.bank.evil.Draft.fromEvil;
import static dev.cordon.examples.bank.evil.Draft.fromSibling;

import java.util.List;

/** WebSockets, which CORS does not know, and event streams. */
final class ChannelAttacks {

  private static final String ASK =
      """
      const socket = new WebSocket(T.replace('http', 'ws') + '/ws');
      const answer = new Promise(settle => {
        socket.onopen = () => socket.send(JSON.stringify(question));
        socket.onmessage = message => settle(message.data);
        socket.onerror = socket.onclose = () => settle('closed');
      });
      await loot(await within(3000, answer));
      """;

  private ChannelAttacks() {}

  static List<Attack> list() {
    return List.of(
        fromSibling("S01-socket-read", "Opens the bank's WebSocket and asks for the balance")
            .does("const question = {op: 'balance'};\n" + ASK)
            .worksIf(Witnesses.accountStolen()),
        fromSibling("S01-socket-transfer", "Opens the bank's WebSocket and sends money")
            .does("const question = {op: 'transfer', to: 'mallory', amount: 1000};\n" + ASK)
            .worksIf(Witnesses.moneyMoved()),
        fromEvil(
                "S01-socket-from-anywhere",
                "Any site opens the WebSocket and reads the house's ticker")
            .victim(Victim.LOGGED_OUT)
            .does("const question = {op: 'ticker'};\n" + ASK)
            .worksIf(Witnesses.reported("corner-bank-internal")),
        fromSibling("S04-event-stream", "Listens to the bank's event stream")
            .does(
                """
                const source = new EventSource(T + '/api/events', {withCredentials: true});
                const event = new Promise(settle => {
                  source.onmessage = message => settle(message.data);
                  source.onerror = () => settle('closed');
                });
                await loot(await within(3000, event));
                source.close();
                """)
            .worksIf(Witnesses.accountStolen()));
  }
}
