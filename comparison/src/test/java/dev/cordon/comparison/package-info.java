/** The contract of the test kit against what frameworks bring along, in a model and in Chromium. */
package dev.cordon.comparison;
