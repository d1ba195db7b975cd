package com.example.bank;

/** Money for somebody. */
record Transfer(String to, int amount) {}
