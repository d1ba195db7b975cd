package com.example.bank;

import java.security.Principal;
import java.util.List;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;

/** The same for a single-page application, which lives elsewhere. */
@RestController
@RequestMapping("/api")
class AccountApi {
  private final Accounts accounts;

  AccountApi(Accounts accounts) {
    this.accounts = accounts;
  }

  record Account(String customer, int balance, List<String> documents) {}

  @GetMapping("/account")
  Account account(Principal customer) {
    String name = customer.getName();
    return new Account(name, accounts.balance(name), accounts.documents(name));
  }

  @PostMapping("/transfers")
  Account transfer(Principal customer, @RequestBody Transfer transfer) {
    accounts.transfer(customer.getName(), transfer.to(), transfer.amount());
    return account(customer);
  }

  @PostMapping("/documents")
  Account upload(Principal customer, @RequestPart FilePart file) {
    accounts.keep(customer.getName(), file.filename());
    return account(customer);
  }
}
