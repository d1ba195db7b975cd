package dev.cordon.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.guard.LiveGuard;
import dev.cordon.policy.Policy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** HTTP/2, in the containers that need nothing else for it. */
interface Http2Tests extends Served {

  @Test
  default void the_authority_of_http_2_is_judged_like_a_host() throws Exception {
    LiveGuard guard = Served.guard();
    serve(
        App.behind(guard).servlet("/*", (request, response) -> response.getWriter().print("done")));
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + "/x"))
            .timeout(Duration.ofSeconds(20))
            .build();
    // The first asks for the upgrade, the others are HTTP/2 from the start.
    for (int i = 0; i < 3; i++) {
      HttpResponse<String> foreign = client.send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(foreign.version()).isEqualTo(HttpClient.Version.HTTP_2);
      assertThat(foreign.statusCode()).isEqualTo(421);
    }
    guard.replace(Policy.builder().origins(OWN).hosts("127.0.0.1:" + port()).build());
    HttpResponse<String> own = client.send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(own.statusCode()).isEqualTo(200);
    assertThat(own.body()).isEqualTo("done");
    assertThat(own.headers().allValues("Cross-Origin-Resource-Policy")).hasSize(1);
  }
}
