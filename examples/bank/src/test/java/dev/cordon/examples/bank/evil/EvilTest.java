package dev.cordon.examples.bank.evil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cordon.examples.bank.Bank;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The attacker's site")
class EvilTest {

  private static final Bank BANK = Bank.start(0);
  private static final Evil EVIL = Evil.start(0);
  private static final Targets BARE = Targets.around("bare", BANK.url(), EVIL.url());
  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  @BeforeEach
  void turnOnBank() {
    BANK.reset();
    EVIL.against(BARE);
  }

  @AfterAll
  static void close() {
    EVIL.close();
    BANK.close();
  }

  @Test
  @DisplayName("links every attack from its index")
  void index() throws Exception {
    String page = get("/").body();
    for (Attack attack : Attacks.all()) {
      assertThat(page).contains(">" + attack.id() + "</td>");
    }
  }

  @Test
  @DisplayName("serves the page of an attack, and forgets what it brought the last time")
  void attackPage() throws Exception {
    EVIL.loot(BARE).report("W29-logout", "old");
    assertThat(get("/bare/W29-logout").body()).contains("location = T + '/logout'");
    assertThat(EVIL.loot(BARE).reports("W29-logout")).isEmpty();
  }

  @Test
  @DisplayName("takes loot, and the word that a page has ended")
  void loot() throws Exception {
    post("/loot/bare/R20-jsonp", "account CB-1");
    assertThat(EVIL.loot(BARE).contains("R20-jsonp", "CB-1")).isTrue();
    assertThat(EVIL.loot(BARE).contains("R20-jsonp", "")).isFalse();
    assertThat(EVIL.loot(BARE).isDone("R20-jsonp")).isFalse();
    post("/done/bare/R20-jsonp", "{}");
    assertThat(EVIL.loot(BARE).isDone("R20-jsonp")).isTrue();
    EVIL.loot(BARE).clear("R20-jsonp");
    assertThat(EVIL.loot(BARE).isDone("R20-jsonp")).isFalse();
  }

  @Test
  @DisplayName("W22: fetches a genuine session, and uses it once somebody has logged in there")
  void genuineSession() throws Exception {
    String planted = get("/genuine/bare/W22-genuine-session?user=").body();
    Attack attack = Attacks.get("W22-genuine-session");
    assertThat(attack.succeeded(BANK, EVIL.loot(BARE))).isFalse();
    HttpRequest login =
        HttpRequest.newBuilder(BANK.url().resolve("/login"))
            .timeout(Duration.ofSeconds(10))
            .header("Cookie", "BANKSESSION=" + planted)
            .POST(BodyPublishers.ofString("user=alice&password=" + Bank.password("alice")))
            .build();
    CLIENT.send(login, BodyHandlers.discarding());
    assertThat(attack.succeeded(BANK, EVIL.loot(BARE))).isTrue();
  }

  @Test
  @DisplayName("W19: logs in as the attacker to have a session to toss")
  void ownSession() throws Exception {
    String mine = get("/genuine/bare/W19-tossed-session?user=mallory").body();
    assertThat(BANK.sessionUser(mine)).isEqualTo("mallory");
  }

  @Test
  @DisplayName("W32: bounces to its targets by 307, and nowhere else")
  void bounce() throws Exception {
    HttpResponse<String> answer = get("/bounce?to=" + BARE.target() + "/api/transfer");
    assertThat(answer.statusCode()).isEqualTo(307);
    assertThat(answer.headers().firstValue("Location")).contains(BARE.target() + "/api/transfer");
    assertThat(get("/bounce?to=http://elsewhere.example/").statusCode()).isEqualTo(404);
  }

  @Test
  @DisplayName("knows no other pages")
  void notFound() throws Exception {
    for (String path :
        new String[] {
          "/x", "/bare/W99", "/other/W29-logout", "/loot/other/x", "/x/bare/y", "/a/b/c/d"
        }) {
      assertThat(get(path).statusCode()).as(path).isEqualTo(404);
    }
  }

  @Test
  @DisplayName("is turned on targets of different names only, and has loot of those alone")
  void targets() {
    assertThatThrownBy(() -> EVIL.against(BARE, BARE)).hasMessageContaining("two targets");
    Targets other = Targets.around("other", BANK.url(), EVIL.url());
    assertThatThrownBy(() -> EVIL.loot(other)).hasMessage("not attacked: other");
    assertThatThrownBy(() -> Targets.around("No!", BANK.url(), EVIL.url()))
        .hasMessageContaining("a name of");
    Targets named =
        Targets.around(
            "g", URI.create("https://bank.localhost:8443"), URI.create("http://evil.localhost:1"));
    assertThat(named.sibling()).hasToString("http://blog.bank.localhost:1");
    assertThat(named.rebound()).hasToString("https://rebind.localhost:8443");
    assertThat(named.bounce()).hasToString("http://bounce.localhost:1");
  }

  private static HttpResponse<String> get(String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(EVIL.url() + path))
            .timeout(Duration.ofSeconds(10))
            .build();
    return CLIENT.send(request, BodyHandlers.ofString());
  }

  private static void post(String path, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(EVIL.url() + path))
            .timeout(Duration.ofSeconds(10))
            .POST(BodyPublishers.ofString(body))
            .build();
    assertThat(CLIENT.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(204);
  }
}
