package com.example.bank;

import java.security.Principal;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The same for a single-page application, which lives elsewhere. */
@RestController
@RequestMapping("/api")
class AccountApi {
  private final Accounts accounts;

  AccountApi(Accounts accounts) {
    this.accounts = accounts;
  }

  record Account(String customer, int balance, List<String> documents) {}

  record Transfer(String to, int amount) {}

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
  Account upload(Principal customer, @RequestParam MultipartFile file) {
    accounts.keep(customer.getName(), String.valueOf(file.getOriginalFilename()));
    return account(customer);
  }
}
