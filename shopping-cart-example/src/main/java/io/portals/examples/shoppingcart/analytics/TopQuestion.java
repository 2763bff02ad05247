package io.portals.examples.shoppingcart.analytics;

/** Which items were sold most? At most {@value AnalyticsApplication#RANKED} are known. */
public record TopQuestion(int number) {}
