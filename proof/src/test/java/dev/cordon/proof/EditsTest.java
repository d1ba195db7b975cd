package dev.cordon.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.config.CordonFile;
import dev.cordon.policy.Policy;
import dev.cordon.proof.report.Colours;
import dev.cordon.proof.report.DiffText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Small edits to one policy, and in which words a diff tells a reviewer what they give away. */
@Tag("slow")
class EditsTest {
  private static final String BASE =
      """
      cordon: 1
      app:
        origins: [https://bank.example]
      cors:
        - paths: [/api/**]
          origins: [https://app.partner.example]
          methods: [GET]
          request-headers: [X-Client]
          response-headers: [ETag]
          max-age: 1h
      csrf:
        login: [/login]
      sessions:
        - cookie: SESSION
          seal: true
          lifetime: 12h
          same-site: lax
      isolation:
        - paths: [/images/**]
          embed: same-site
      """;

  private static final Map<String, String[]> EDITS = new LinkedHashMap<>();

  static {
    edit(
        "another origin",
        "[https://app.partner.example]",
        "[https://app.partner.example, https://new.example]");
    edit(
        "every name below the partner",
        "[https://app.partner.example]",
        "[\"https://*.partner.example\"]");
    edit("any origin", "origins: [https://app.partner.example]", "origins: [\"*\"]");
    edit("POST", "methods: [GET]", "methods: [GET, POST]");
    edit("PUT", "methods: [GET]", "methods: [GET, PUT]");
    edit("credentials", "methods: [GET]", "methods: [GET]\n    credentials: true");
    edit("credentials and POST", "methods: [GET]", "methods: [GET, POST]\n    credentials: true");
    edit("a request header", "[X-Client]", "[X-Client, X-Tenant]");
    edit("a response header", "[ETag]", "[ETag, X-Total]");
    edit("a longer max-age", "max-age: 1h", "max-age: 2h");
    edit("a wider path", "paths: [/api/**]", "paths: [/**]");
    edit("a narrower path", "paths: [/api/**]", "paths: [/api/public/**]");
    edit(
        "an exemption",
        "  login: [/login]",
        "  login: [/login]\n  exempt:\n    - path: /hook\n      because: signed");
    edit(
        "a form from an identity provider",
        "  login: [/login]",
        "  login: [/login]\n"
            + "  receive:\n"
            + "    - path: /callback\n"
            + "      origins: [https://id.example.org]");
    edit("a GET with effects", "  login: [/login]", "  login: [/login]\n  unsafe: [/logout]");
    edit("SameSite=None", "same-site: lax", "same-site: none");
    edit("a shorter lifetime", "lifetime: 12h", "lifetime: 6h");
    edit("images for everybody", "embed: same-site", "embed: any");
    edit("images for nobody", "embed: same-site", "embed: own");
    edit(
        "sockets for the partner",
        "isolation:",
        "websocket:\n  origins: [https://app.partner.example]\nisolation:");
    edit("only a report", "cordon: 1", "cordon: 1\nmode: report");
    edit(
        "another name for the server",
        "  origins: [https://bank.example]",
        "  origins: [https://bank.example]\n  hosts: [bank.internal]");
  }

  private static void edit(String name, String from, String to) {
    EDITS.put(name, new String[] {from, to});
  }

  @Test
  void twenty_two_small_edits_are_told_in_words() throws IOException {
    var told = new StringBuilder();
    var base = policy(BASE);
    for (var edit : EDITS.entrySet()) {
      var from = edit.getValue()[0];
      assertThat(BASE).as(edit.getKey()).contains(from);
      var edited = policy(BASE.replace(from, edit.getValue()[1]));
      told.append("=== ").append(edit.getKey()).append("\n\n");
      told.append(DiffText.of(ProofDiff.of(base, edited), Colours.NONE)).append('\n');
    }
    var file = Path.of("src/test/resources/dev/cordon/proof/edits.txt");
    if (Boolean.getBoolean("cordon.write")) {
      Files.writeString(file, told);
    }
    assertThat(told.toString()).isEqualTo(Files.readString(file, StandardCharsets.UTF_8));
  }

  private static Policy policy(String text) {
    return CordonFile.read("cordon.yaml", text, Map.of()).policy();
  }
}
