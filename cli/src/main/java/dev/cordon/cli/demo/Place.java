package dev.cordon.cli.demo;

import dev.cordon.examples.bank.Bank;
import dev.cordon.examples.bank.evil.Loot;
import dev.cordon.examples.bank.evil.Targets;

/**
 * One bank as it is attacked.
 *
 * @param bank the bank itself, whose books are the witness
 * @param targets the names under which browsers find it and its attackers
 * @param loot what was brought home from it
 * @param watch what Cordon refused in front of it
 */
record Place(Bank bank, Targets targets, Loot loot, Watch watch) {}
