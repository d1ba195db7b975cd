package com.example.bank;

import java.security.Principal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;

/** The bank's own page, with a form. */
@Controller
class AccountPage {
  private final Accounts accounts;

  AccountPage(Accounts accounts) {
    this.accounts = accounts;
  }

  @GetMapping("/")
  String show(Principal customer, Model model) {
    model.addAttribute("customer", customer.getName());
    model.addAttribute("balance", accounts.balance(customer.getName()));
    model.addAttribute("documents", accounts.documents(customer.getName()));
    return "account";
  }

  @PostMapping("/transfers")
  String transfer(Principal customer, @ModelAttribute Transfer transfer) {
    accounts.transfer(customer.getName(), transfer.to(), transfer.amount());
    return "redirect:/";
  }
}
