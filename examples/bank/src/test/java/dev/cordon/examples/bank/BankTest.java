package dev.cordon.examples.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The bank, used as it is meant to be")
class BankTest extends OpenBank {

  @Test
  @DisplayName("opens three accounts with the same balance")
  void accounts() {
    assertThat(bank.users()).containsExactlyInAnyOrder("alice", "bob", "mallory");
    assertThat(bank.balance("alice")).isEqualTo(Ledger.OPENING_BALANCE);
    assertThat(bank.balance("nobody")).isZero();
  }

  @Test
  @DisplayName("refuses a wrong password")
  void wrongPassword() {
    HttpResponse<String> answer =
        new Visitor(bank).post("/login", "user=alice&password=guess", "Content-Type", FORM);
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(bank.loggedIn()).isEmpty();
  }

  @Test
  @DisplayName("shows the account to its owner, and the login form to everybody else")
  void dashboard() {
    assertThat(alice().get("/dashboard").body()).contains(bank.ledger().number("alice"));
    HttpResponse<String> stranger = new Visitor(bank).get("/dashboard");
    assertThat(stranger.statusCode()).isEqualTo(303);
    assertThat(stranger.headers().firstValue("Location")).contains("/login");
  }

  @Test
  @DisplayName("logs in by JSON too")
  void jsonLogin() {
    HttpResponse<String> answer =
        new Visitor(bank)
            .post(
                "/login",
                "{\"user\":\"bob\",\"password\":\"builder\"}",
                "Content-Type",
                "application/json");
    assertThat(answer.body()).isEqualTo("{\"user\":\"bob\"}");
    assertThat(bank.loggedIn()).containsExactly("bob");
  }

  @Test
  @DisplayName("writes a handed-over token into the page and its forms")
  void tokenFromHeader() {
    String page = alice().get("/dashboard", Bank.TOKEN_HEADER, "t\"oken").body();
    assertThat(page).contains("<meta name=\"csrf-token\" content=\"t&quot;oken\">");
    assertThat(page).contains("name=\"_csrf\" value=\"t&quot;oken\"");
  }

  @Test
  @DisplayName("moves no money that is not there, nor to nobody, nor a negative amount")
  void impossibleTransfers() {
    for (String body :
        new String[] {"to=bob&amount=100001", "to=nobody&amount=1", "to=bob&amount=-1", "to=bob"}) {
      assertThat(alice().post("/api/transfer", body, "Content-Type", FORM).statusCode())
          .isEqualTo(422);
    }
    assertThat(bank.transfers()).isEmpty();
  }

  @Test
  @DisplayName("keeps an upload's name, and hands out a file")
  void files() {
    String body =
        "--b\r\n"
            + "Content-Disposition: form-data; name=\"f\"; filename=\"tax.pdf\"\r\n\r\n"
            + "x\r\n"
            + "--b--\r\n";
    alice().post("/upload", body, "Content-Type", "multipart/form-data; boundary=b");
    assertThat(bank.uploads()).containsExactly("tax.pdf");
    assertThat(alice().get("/download/statement.csv").headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"statement.csv\"");
  }

  @Test
  @DisplayName("has an error page, a slow page, and no page for what it does not know")
  void odds() {
    Visitor visitor = new Visitor(bank);
    assertThat(visitor.get("/error").statusCode()).isEqualTo(500);
    assertThat(visitor.get("/slow?ms=1").body()).isEqualTo("at last\n");
    assertThat(visitor.get("/nowhere").statusCode()).isEqualTo(404);
    assertThat(alice().send("PATCH", "/api/balance", "").statusCode()).isEqualTo(405);
  }

  @Test
  @DisplayName("draws a logo that an image reader reads")
  void logo() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(bank.url() + "/images/logo.png"))
            .timeout(Duration.ofSeconds(10))
            .build();
    byte[] png = Visitor.client().send(request, BodyHandlers.ofByteArray()).body();
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    assertThat(image.getWidth()).isEqualTo(64);
    assertThat(image.getRGB(32, 32) & 0xFFFFFF).isEqualTo(0xB8860B);
    assertThat(image.getRGB(0, 0) & 0xFFFFFF).isEqualTo(0x0B6E4F);
  }

  @Test
  @DisplayName("shows the film to customers, whole or in ranges (RFC 9110, section 14)")
  void film() {
    assertThat(new Visitor(bank).get("/film.mp4").statusCode()).isEqualTo(401);
    HttpResponse<String> part = alice().get("/film.mp4", "Range", "bytes=4-7");
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.body()).isEqualTo("ftyp");
    assertThat(part.headers().firstValue("Content-Range").orElseThrow()).startsWith("bytes 4-7/");
    HttpResponse<String> beyond = alice().get("/film.mp4", "Range", "bytes=99999999-");
    assertThat(beyond.statusCode()).isEqualTo(416);
  }

  @Test
  @DisplayName("starts again on its first day")
  void reset() {
    alice().post("/api/transfer", PAY, "Content-Type", FORM);
    String number = bank.ledger().number("alice");
    assertThat(lost()).isEqualTo(1000);
    bank.reset();
    assertThat(lost()).isZero();
    assertThat(bank.transfers()).isEmpty();
    assertThat(bank.loggedIn()).isEmpty();
    assertThat(bank.ledger().number("alice")).isNotEqualTo(number);
  }

  @Test
  @DisplayName("does not tell the password of somebody it does not know")
  void unknownPassword() {
    assertThatThrownBy(() -> Bank.password("eve")).hasMessage("no such user: eve");
  }
}
