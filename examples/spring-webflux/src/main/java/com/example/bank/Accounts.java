package com.example.bank;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;

/** What the bank keeps for its customers, in memory. */
@Component
class Accounts {
  private final Map<String, Integer> balances = new ConcurrentHashMap<>();
  private final Map<String, List<String>> documents = new ConcurrentHashMap<>();

  /** What the customer has; everybody starts with 100. */
  int balance(String customer) {
    return balances.getOrDefault(customer, 100);
  }

  void transfer(String from, String to, int amount) {
    if (amount <= 0 || amount > balance(from)) {
      throw new IllegalArgumentException("not this amount");
    }
    balances.merge(from, 100 - amount, (now, first) -> now - amount);
    balances.merge(to, 100 + amount, (now, first) -> now + amount);
  }

  List<String> documents(String customer) {
    return new ArrayList<>(documents.getOrDefault(customer, List.of()));
  }

  void keep(String customer, String document) {
    documents.computeIfAbsent(customer, each -> new CopyOnWriteArrayList<>()).add(document);
  }
}
