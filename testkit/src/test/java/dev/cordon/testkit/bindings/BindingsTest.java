package dev.cordon.testkit.bindings;

import static dev.cordon.testkit.Form.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Profiles;
import dev.cordon.testkit.Application;
import dev.cordon.testkit.Browser;
import dev.cordon.testkit.NotReachable;
import dev.cordon.testkit.contract.CrossOriginContractTest;
import dev.cordon.testkit.contract.Read;
import dev.cordon.testkit.contract.Suite;
import dev.cordon.testkit.contract.Write;
import dev.cordon.testkit.spring.MockMvcApplication;
import dev.cordon.testkit.vertx.RouterApplication;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each way of reaching an application: the login holds, forms arrive, attacks are seen. */
class BindingsTest {
  private static final Money MONEY = new Money();
  private static Vertx vertx;
  private static RouterApplication router;
  private static JdkServerBank server;

  enum Binding {
    RUNNING_SERVER,
    SERVLET,
    MOCK_MVC,
    REST_TEST_CLIENT,
    VERTX_ROUTER;

    Application application() {
      return switch (this) {
        case RUNNING_SERVER ->
            MONEY
                .described(Application.running(Money.ORIGIN, server.address()))
                .watching(BindingsTest::paidByServer);
        case SERVLET -> ServletBank.application(MONEY);
        case MOCK_MVC -> SpringBank.mockMvc(MONEY);
        case REST_TEST_CLIENT -> SpringBank.restTestClient(MONEY);
        case VERTX_ROUTER -> MONEY.described(router.application());
      };
    }
  }

  private static int paidByServer() {
    return MONEY.transfers() + server.bank.transfers().size();
  }

  private static int paid() {
    return paidByServer();
  }

  @BeforeAll
  static void start() throws IOException {
    vertx = Vertx.vertx();
    router = VertxBank.start(vertx, MONEY);
    server = new JdkServerBank();
  }

  @AfterAll
  static void stop() throws Exception {
    router.close();
    server.close();
    vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  @ParameterizedTest
  @EnumSource
  void the_user_is_logged_in_and_the_own_page_reads(Binding binding) {
    var user = Browser.chromium().loggedIn(binding.application());
    var page = user.page("https://bank.example/");
    assertThat(page.fetch("https://bank.example/api/balance"))
        .wasSent()
        .carriedCookie("SID")
        .canRead(Money.ACCOUNT);
  }

  @ParameterizedTest
  @EnumSource
  void a_stranger_reads_nothing(Binding binding) {
    var user = Browser.chromium().on(binding.application());
    assertThat(user.page("https://bank.example/").fetch("https://bank.example/api/balance"))
        .wasSent()
        .carriedNoCookies()
        .wasRefused();
  }

  @ParameterizedTest
  @EnumSource
  void a_form_of_evil_moves_money(Binding binding) {
    var application = binding.application().watching(BindingsTest::paid);
    var page = Browser.chromium().loggedIn(application).visit("https://evil.example");
    var form = post("https://bank.example/api/transfer").field("to", "mallory");
    assertThat(page.submitForm(form)).wasSent().wasAccepted().hadEffect(BindingsTest::paid);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "REST_TEST_CLIENT")
  void so_does_a_multipart_form(Binding binding) {
    var application = binding.application().watching(BindingsTest::paid);
    var page = Browser.chromium().loggedIn(application).visit("https://evil.example");
    var form = post("https://bank.example/api/transfer").field("to", "mallory").multipart();
    assertThat(page.submitForm(form)).wasSent().hadEffect(BindingsTest::paid);
  }

  @ParameterizedTest
  @EnumSource
  void evil_reads_where_any_origin_is_granted(Binding binding) {
    var page = Browser.chromium().loggedIn(binding.application()).visit("https://evil.example");
    assertThat(page.fetchWithCookies("https://bank.example/api/balance")).canRead(Money.ACCOUNT);
  }

  @ParameterizedTest
  @EnumSource
  void a_path_that_is_not_there_is_refused(Binding binding) {
    var page = Browser.chromium().on(binding.application()).page("https://bank.example/");
    assertThat(page.fetch("https://bank.example/nowhere")).wasSent().wasRefused();
  }

  @ParameterizedTest
  @EnumSource
  void the_contract_shows_what_is_open(Binding binding) {
    BindingContract.binding = binding;
    var suite = Suite.run(BindingContract.class);
    assertThat(suite.open())
        .contains("W01-form-urlencoded", "W08-navigation", "R01-reflected-origin", "R03-prefix");
    assertThat(suite.failures().values())
        .allSatisfy(failure -> assertThat(failure).hasMessageContaining(" succeeds in "));
  }

  /** Found by nobody: what it is about is said first. */
  static class BindingContract extends CrossOriginContractTest {
    private static Binding binding;

    @Override
    protected Application application() {
      return binding.application();
    }

    @Override
    protected List<Write> writes() {
      return List.of(
          Write.post("/api/transfer").field("to", "mallory").changing(BindingsTest::paid));
    }

    @Override
    protected List<Read> reads() {
      return List.of(Read.get("/api/balance").showing(Money.ACCOUNT));
    }

    @Override
    protected List<Profile> browsers() {
      return List.of(Profiles.CHROMIUM);
    }

    @Override
    protected Path report() {
      return Path.of("target", "cordon", "binding-" + binding + ".txt");
    }
  }

  @Test
  void what_rest_test_client_cannot_carry_is_not_taken_for_refused() {
    var user = Browser.chromium().loggedIn(Binding.REST_TEST_CLIENT.application());
    var page = user.visit("https://evil.example");
    var form = post("https://bank.example/api/transfer").field("to", "mallory").multipart();
    assertThatThrownBy(() -> page.submitForm(form)).isInstanceOf(NotReachable.class);
  }

  @Test
  void a_running_server_is_asked_under_the_name_of_the_origin() {
    server.hosts.clear();
    Browser.firefox().on(Binding.RUNNING_SERVER.application()).visit("https://bank.example/login");
    assertThat(server.hosts).containsExactly("bank.example");
  }

  @Test
  void a_server_that_is_down_gives_no_page() {
    var nobody = Application.running("https://bank.example", "http://127.0.0.1:1");
    assertThat(
            Browser.firefox()
                .on(nobody)
                .page("https://evil.example")
                .fetch(nobody.url("/"))
                .answer())
        .isNull();
  }

  @Test
  void a_websocket_of_a_router_opens() {
    var user = Browser.chromium().on(router);
    assertThat(user.page("https://evil.example/").webSocket("wss://bank.example/ws")).canRead();
  }

  @Test
  void a_servlet_may_answer_later() {
    var user = Browser.chromium().on(Binding.SERVLET.application());
    assertThat(user.page("https://bank.example/").fetch("https://bank.example/api/later"))
        .canRead("later");
  }

  @Test
  void a_login_to_the_servlet_changes_the_session() {
    var application = Binding.SERVLET.application();
    var user = Browser.chromium().loggedIn(application);
    var first = user.model().jar().cookies(user.model().now()).get(0).value();
    user.logIn();
    assertThat(user.model().jar().cookies(user.model().now())).hasSize(1);
    assertThat(user.model().jar().cookies(user.model().now()).get(0).value()).isNotEqualTo(first);
  }

  @Test
  void mock_mvc_has_the_sessions_of_a_container() {
    var application = MockMvcApplication.of("https://bank.example", SpringBank.mvc(MONEY));
    var page = Browser.firefox().on(application).page("https://bank.example/");
    assertThat(page.fetch("/session")).canRead("null");
    page.fetch("/session", init -> init.method("POST"));
    assertThat(page.fetch("/session")).carriedCookie("JSESSIONID").canRead("alice");
  }
}
