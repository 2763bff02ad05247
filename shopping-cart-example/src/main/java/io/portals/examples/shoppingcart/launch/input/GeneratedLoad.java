package io.portals.examples.shoppingcart.launch.input;

import io.portals.api.Type;
import io.portals.examples.shoppingcart.cart.CartApplication;
import io.portals.examples.shoppingcart.cart.CartOperation;
import io.portals.examples.shoppingcart.launch.Decorator;
import io.portals.flink.FlinkRuntime;
import io.portals.flink.types.PortalsTypes;
import java.util.OptionalLong;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;

/** Operations that are made up from a seed. */
public final class GeneratedLoad implements Load {
    private final long number;
    private final long seed;
    private final OptionalLong operationsPerSecond;
    private final Profile profile;

    /**
     * @param number of operations, at least 1
     * @param operationsPerSecond the rate, if it is limited
     */
    public GeneratedLoad(long number, long seed, OptionalLong operationsPerSecond) {
        this.number = number;
        this.seed = seed;
        this.operationsPerSecond = operationsPerSecond;
        Profile.Counter counter = new Profile.Counter();
        GeneratedOperations operations = new GeneratedOperations(seed);
        for (long index = 0; index < number; index++) {
            counter.operation(operations.at(index));
        }
        this.profile = counter.profile();
    }

    @Override
    public Profile profile() {
        return profile;
    }

    @Override
    public String description() {
        return String.format("generated from seed %d: %,d operations", seed, number);
    }

    @Override
    public void bind(FlinkRuntime runtime, Decorator decorator) {
        runtime.input(CartApplication.BASKETS, new EmptySource<>());
        runtime.input(
                CartApplication.OPERATIONS,
                decorator.source(
                        "operations",
                        new DataGeneratorSource<>(
                                new GeneratedOperations(seed),
                                number,
                                Rates.limit(operationsPerSecond, 1),
                                PortalsTypes.of(Type.of(CartOperation.class)))));
    }
}
