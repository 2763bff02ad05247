package io.portals.examples.shoppingcart.launch.input;

import io.portals.examples.shoppingcart.launch.Decorator;
import io.portals.flink.FlinkRuntime;

/** Where the cart's operations come from: a file of baskets, or a generator. */
public sealed interface Load permits BasketLoad, GeneratedLoad {
    Profile profile();

    /** In words, for the terminal. */
    String description();

    /** Binds both inputs of the cart, one of them to nothing. */
    void bind(FlinkRuntime runtime, Decorator decorator);
}
