package dev.cordon.comparison.trial;

import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Map;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** A bank of one controller. Nothing in it is about other sites. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({TrialSecurity.class, TrialBank.Api.class})
class TrialBank {

  @Bean
  Ledger ledger() {
    return new Ledger();
  }

  @Bean
  Socket socket(Ledger ledger) {
    return new Socket(ledger);
  }

  @RestController
  static class Api {
    private final Ledger ledger;

    Api(Ledger ledger) {
      this.ledger = ledger;
    }

    @GetMapping(value = "/", produces = "text/html")
    String page(Principal user) {
      ledger.write(user.getName() + " sees the page");
      return "<!doctype html><title>Bank</title><h1>" + user.getName() + "</h1>";
    }

    @PostMapping("/transfers")
    String form(Principal user, @RequestParam("to") String to) {
      return paid(user, to);
    }

    @GetMapping("/api/account")
    Map<String, String> account(Principal user) {
      return Map.of("customer", user.getName());
    }

    /** As a script, for a page of yesterday. */
    @GetMapping(value = "/api/account.js", produces = "text/javascript")
    String script(Principal user) {
      return "window.customer = '" + user.getName() + "';";
    }

    @GetMapping(value = "/api/portrait", produces = "image/svg+xml")
    String portrait() {
      return "<svg xmlns='http://www.w3.org/2000/svg' width='8' height='8'/>";
    }

    @PostMapping("/api/transfers")
    String json(Principal user, @RequestBody Map<String, String> transfer) {
      return paid(user, transfer.get("to"));
    }

    @PutMapping("/api/standing-order")
    String order(Principal user, @RequestBody Map<String, String> order) {
      return paid(user, order.get("to"));
    }

    /** Reads the body whatever its Content-Type says, as many do. */
    @PostMapping("/api/lenient")
    String lenient(Principal user, @RequestBody(required = false) byte[] body) {
      return paid(user, new String(body, StandardCharsets.UTF_8).replaceAll("\\W|to", ""));
    }

    @PostMapping("/api/documents")
    String upload(Principal user, @RequestParam("file") MultipartFile file) {
      ledger.write(user.getName() + " uploads " + file.getOriginalFilename());
      return "kept";
    }

    private String paid(Principal user, String to) {
      ledger.write(user.getName() + " pays " + to);
      return "paid";
    }
  }
}
