package dev.cordon.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.web.SetCookie;

/** A client with a session: its cookies and the token that its pages know. */
record TokenClient(String cookies, String token) {
  static final String CSRF = "__Host-cordon-csrf";

  /** The client whose session's cookie has this value. */
  static TokenClient login(Guard guard, String value) {
    TestHeaders answer =
        TestHeaders.after(TestRequest.get("/").judgedBy(guard), "Set-Cookie", "SID=" + value);
    assertThat(answer.value("Cache-Control")).isEqualTo("no-store");
    String sid = SealingBank.cookie(answer, "SID").value();
    SetCookie token = SealingBank.cookie(answer, CSRF);
    assertThat(token.httpOnly()).as("scripts read it").isFalse();
    assertThat(token.secure()).isTrue();
    return new TokenClient("SID=" + sid + "; " + CSRF + "=" + token.value(), token.value());
  }

  TestRequest post(String path) {
    return TestRequest.post(path).cookie(cookies);
  }
}
